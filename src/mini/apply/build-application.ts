import type { NewApplication } from '../../contract/apply.contract.ts';
import type { Catalogue, Program } from '../../contract/learn.contract.ts';
import { readIdNumber } from '../../rules/id-number.ts';
import type { Answer, Draft } from '../shared/send/draft.ts';
import { own } from '../shared/keep/shape.ts';
import { consentsOf } from './consents-of.ts';
import { askedAdult } from './sign/asked-adult.ts';
import { whatWasSigned } from './sign/what-was-signed.ts';

/** What is sent: only what the program asks for today, so that an older draft carries nothing that nobody asked. */
export function buildApplication(draft: Draft, program: Program, catalogue: Catalogue): NewApplication {
  const asked = new Set(program.papers.filter(({ how }) => how === 'ask').map(({ kind }) => kind));
  const idNumber = readIdNumber(draft.applicant.idNumber);
  const { filledBy, name } = draft.applicant;
  const signed = whatWasSigned([askedAdult({ id: 'm1', name }, { consents: consentsOf(program, catalogue), filledBy })], draft);
  return {
    submissionId: draft.submissionId,
    villageCode: draft.villageCode,
    catalogueVersion: catalogue.version,
    programs: [program.id],
    applicant: {
      name: draft.applicant.name.trim(),
      idNumber: idNumber.ok ? idNumber.value : draft.applicant.idNumber,
      filledBy: draft.applicant.filledBy,
      address: draft.applicant.address.trim(),
    },
    facts: Object.fromEntries(program.asks.map((id) => [id, own(draft.facts, id)] as const).filter(hasAnswer)),
    papers: [
      ...draft.papers.filter(({ kind }) => asked.has(kind)).map(({ paperId, kind, sha256 }) => ({ paperId, kind, sha256 })),
      ...signed.papers,
    ],
    consents: signed.consents,
    ...(signed.signatures.length ? { signatures: signed.signatures } : {}),
  };
}

function hasAnswer(entry: readonly [string, Answer | undefined]): entry is [string, Answer] {
  return entry[1] !== undefined;
}
