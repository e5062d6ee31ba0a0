import type { NewApplication } from '../../contract/apply.contract.ts';
import { answersOf } from '../../rules/form/answers-of.ts';
import { papersOf } from '../../rules/form/papers-of.ts';
import { readIdNumber } from '../../rules/id-number.ts';
import { oneStop } from '../../rules/one-stop.ts';
import { isPhoneNumber } from '../../rules/phone-number.ts';
import { own } from '../shared/keep/shape.ts';
import type { Draft } from '../shared/send/draft.ts';
import { isOneStop, programsOf } from './chosen-programs.ts';
import { isToldByFamily } from './people.ts';
import { sessionOf } from './session-of.ts';
import { consentKey, openOf, signatureOf } from './sign/asked-adult.ts';
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
  const signatures = signaturesOf(draft, told);
  const signedBy = new Set(signatures.map(({ paperId }) => paperId));
  const idNumber = readIdNumber(applicant.idNumber);
  return {
    submissionId: draft.submissionId,
    villageCode: draft.villageCode,
    ...(draft.hukouVillageCode ? { hukouVillageCode: draft.hukouVillageCode } : {}),
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
    papers: draft.papers
      .filter(({ kind, paperId }) => asked.has(kind) || signedBy.has(paperId))
      .map(({ paperId, kind, sha256, whose, copyOf }) => ({
        paperId,
        kind,
        sha256,
        ...(whose ? { whose } : {}),
        ...(copyOf ? { copyOf } : {}),
      })),
    consents: consentsGiven(draft, told),
    ...(signatures.length > 0 ? { signatures } : {}),
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

/** Each adult's own ticks, in the wording of today. Nobody ticks for whoever is not here. */
function consentsGiven(draft: Draft, { catalogue }: Told): NewApplication['consents'] {
  return adultsOf(draft, catalogue).flatMap(({ id, promises, consents }) => {
    const his = draft.away.includes(id) ? promises : [...promises, ...consents];
    return his
      .filter(({ kind, version }) => own(draft.consents, consentKey(kind, id)) === version)
      .map(({ kind, version }) => ({ kind, version, ...(id === 'm1' ? {} : { by: id }) }));
  });
}

function signaturesOf(draft: Draft, { catalogue }: Told): NonNullable<NewApplication['signatures']> {
  return adultsOf(draft, catalogue).flatMap((adult) => {
    const signature = signatureOf(draft.signatures, adult.id);
    return signature && !draft.away.includes(adult.id) && openOf(adult, draft) === undefined ? [signature] : [];
  });
}
