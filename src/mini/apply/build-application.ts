import type { NewApplication } from '../../contract/apply.contract.ts';
import { answersOf } from '../../rules/form/answers-of.ts';
import { papersOf } from '../../rules/form/papers-of.ts';
import { readIdNumber } from '../../rules/id-number.ts';
import { oneStop } from '../../rules/one-stop.ts';
import { isPhoneNumber } from '../../rules/phone-number.ts';
import type { Draft } from '../shared/send/draft.ts';
import { isOneStop, programsOf } from './chosen-programs.ts';
import { isToldByFamily } from './people.ts';
import { sessionOf } from './session-of.ts';
import { whatWasSigned } from './sign/what-was-signed.ts';
import { tellOf } from './who/tell.ts';
import { adultsOf, type Told } from './steps.ts';

/**
 * What is sent: only what the chosen programs ask for today, so that an older draft carries nothing that nobody asked; and only what she
 * has said yes to here. A name or number that is not whole is left out: the town looks it up.
 */
export function buildApplication(draft: Draft, told: Told): NewApplication {
  const { catalogue, compiled } = told;
  const { applicant } = draft;
  const programs = programsOf(draft, catalogue);
  const session = sessionOf(confirmed(draft), catalogue);
  const asked = new Set(papersOf(compiled, programs, session).flatMap(({ how, kind }) => (how === 'ask' ? [kind] : [])));
  const signed = whatWasSigned(adultsOf(draft, catalogue), draft);
  const idNumber = readIdNumber(applicant.idNumber);
  return {
    submissionId: draft.submissionId,
    villageCode: draft.villageCode,
    ...(draft.hukouVillageCode ? { hukouVillageCode: draft.hukouVillageCode } : {}),
    ...(draft.hukouPlace && !draft.hukouVillageCode ? { hukouPlace: draft.hukouPlace } : {}),
    catalogueVersion: catalogue.version,
    programs: isOneStop(draft) ? [oneStop.id] : programs.map(({ id }) => id),
    applicant: {
      name: applicant.name.trim(),
      idNumber: idNumber.ok ? idNumber.value : applicant.idNumber,
      filledBy: applicant.filledBy,
      address: applicant.address.trim(),
    },
    ...(draft.members.length > 0 ? { members: draft.members.map(({ id, called, ...given }) => ({ id, called, ...identity(given) })) } : {}),
    ...(draft.relatives.length > 0
      ? {
          relatives: draft.relatives.map(({ id, called, name, phone }) => ({
            id,
            called,
            ...identity({ name, idNumber: '' }),
            ...(isPhoneNumber(phone) ? { phone } : {}),
          })),
        }
      : {}),
    facts: answersOf(compiled, draft.programs, session),
    papers: [...draft.papers.filter(({ kind }) => asked.has(kind)), ...signed.papers].map(({ paperId, kind, sha256, whose, copyOf }) => ({
      paperId,
      kind,
      sha256,
      ...(whose ? { whose } : {}),
      ...(copyOf ? { copyOf } : {}),
    })),
    consents: signed.consents,
    ...(signed.signatures.length > 0 ? { signatures: signed.signatures } : {}),
    ...tellOf(draft.tell),
  };
}

/** What she brought along and has not said yes to is not hers to send. */
function confirmed(draft: Draft): Draft {
  const isListed = draft.toConfirm.includes('members');
  const isSaid = ([key]: [string, unknown]): boolean => !draft.toConfirm.includes(key) && !(isListed && isToldByFamily(key));
  return {
    ...draft,
    facts: Object.fromEntries(Object.entries(draft.facts).filter(isSaid)),
    gates: Object.fromEntries(Object.entries(draft.gates).filter(([gate]) => !draft.toConfirm.includes(`gate:${gate.split(':')[0]}`))),
  };
}

function identity({ name, idNumber }: { name: string; idNumber: string }): { name?: string; idNumber?: string } {
  const read = readIdNumber(idNumber);
  return { ...(name.trim().length >= 2 ? { name: name.trim() } : {}), ...(read.ok ? { idNumber: read.value } : {}) };
}
