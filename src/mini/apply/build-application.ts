import type { NewApplication } from '../../contract/apply.contract.ts';
import type { Catalogue, Program } from '../../contract/learn.contract.ts';
import { readIdNumber } from '../../rules/id-number.ts';
import type { Draft } from '../shared/draft.ts';

/** What is sent: only what the program asks for today, so that an older draft carries nothing that nobody asked. */
export function buildApplication(draft: Draft, program: Program, catalogue: Catalogue): NewApplication {
  const idNumber = readIdNumber(draft.applicant.idNumber);
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
    facts: Object.fromEntries(program.asks.flatMap((id) => (draft.facts[id] === undefined ? [] : [[id, draft.facts[id]]]))),
    papers: draft.papers.map(({ paperId, kind, sha256 }) => ({ paperId, kind, sha256 })),
    consents: catalogue.consents.map(({ kind, version }) => ({ kind, version })),
  };
}
