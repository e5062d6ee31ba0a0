import { newId } from '../platform/new-id.ts';
import type { House } from '../platform/house.ts';
import type { CitizenScope } from '../platform/scope.ts';
import type { Write } from '../platform/write-together.ts';
import { insertApplicationMembers, insertConsents, insertFactSet, insertSignatures, markPapersListed } from './apply.store.ts';
import type { CheckedMember } from './check-members.ts';
import { sealedMemberAt, type SealedMember } from '../matter/index.ts';
import type { Begun } from './submit-application.ts';

interface Parts {
  members: readonly CheckedMember[];
  /** By the application's ids. */
  persons: ReadonlyMap<string, string>;
}

/** Members, facts, consents, signatures, and whose each photo is: many rows, one write a table. */
export function writeParts(house: House, scope: CitizenScope, { body, application }: Begun, parts: Parts): Write[] {
  const { county } = scope;
  const now = house.clock.now();
  const factSet = newId(house.clock);
  const facts = house.vault.sealJson(application.key, { column: 'fact_set.sealed', county, row: factSet }, body.facts);
  const signatures = signatureRows(house, scope, { body, application });
  const papers = listedPapers(body);
  return [
    insertApplicationMembers(memberRows(house, scope, { body, application }, parts)),
    insertFactSet({ county, id: factSet, application: application.id, source: 'declared', sealed: facts, at: now }),
    insertConsents(
      body.consents.map(({ kind, version, by = 'm1' }) => ({
        county,
        id: newId(house.clock),
        application: application.id,
        member: by,
        person: parts.persons.get(by) ?? null,
        kind,
        version,
        at: now,
      })),
    ),
    ...(signatures.length > 0 ? [insertSignatures(signatures)] : []),
    ...(papers.size > 0 ? [markPapersListed(scope, papers, now)] : []),
  ];
}

function memberRows(house: House, { county }: CitizenScope, { body, application }: Pick<Begun, 'body' | 'application'>, parts: Parts) {
  const row = (id: string, kind: 'applicant' | 'household' | 'relative', adult: boolean | null, said: SealedMember) => ({
    county,
    application: application.id,
    id,
    kind,
    person: parts.persons.get(id) ?? null,
    adult,
    sealed: house.vault.sealJson(application.key, sealedMemberAt(county, application.id, id), said),
  });
  return [
    ...parts.members.map(({ id, kind, adult, called = '本人', name, idNumber }) =>
      row(id, kind, adult, { called, ...(name === undefined ? {} : { name }), ...(idNumber === undefined ? {} : { idNumber }) }),
    ),
    ...(body.relatives ?? []).map(({ id, ...said }) => row(id, 'relative', true, said)),
  ];
}

function signatureRows(house: House, { county }: CitizenScope, { body, application }: Pick<Begun, 'body' | 'application'>) {
  return (body.signatures ?? []).map(({ by, kind, paperId, strokes, witness }) => {
    const id = newId(house.clock);
    const said = { ...(strokes === undefined ? {} : { strokes }), ...(witness === undefined ? {} : { witness }) };
    return {
      county,
      id,
      application: application.id,
      member: by,
      kind,
      paper: paperId ?? null,
      sealed: house.vault.sealJson(application.key, { column: 'signature.sealed', county, row: id }, said),
      at: house.clock.now(),
    };
  });
}

/** By whose they are; a photo of a signature is its signer's. */
function listedPapers({ papers, signatures = [] }: Begun['body']): Map<string, string | null> {
  const of = new Map<string, string | null>();
  for (const { by, paperId } of signatures) if (paperId !== undefined) of.set(paperId, by);
  for (const { paperId, whose } of papers) of.set(paperId, whose ?? of.get(paperId) ?? null);
  return of;
}
