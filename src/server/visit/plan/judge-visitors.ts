import type { Visitor } from '../../../contract/visit.contract.ts';
import type { VisitOffice } from '../../../rules/visits.ts';
import { surnameOf } from '../../../rules/visits.ts';
import { listFamilyHashes, type MatterRow } from '../../matter/index.ts';
import type { Reader } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import { isWithin, type StaffScope } from '../../platform/scope.ts';
import { listVisitors } from '../visit.store.ts';

interface Home {
  village: string;
  town: string;
  /** None of a lead: nobody knows yet whose home it is. */
  matter?: MatterRow | undefined;
}

/** Whom one may send there: who works for the place, has a work card to show, and is none of that family (办20). */
export async function listWhoMayGo(db: Reader, scope: StaffScope, home: Home) {
  const people = await listVisitors(db, scope);
  const near = people.filter(
    ({ role, places, card_number }) => card_number !== null && isWithin(role, places.includes(scope.county) ? 'all' : places, home),
  );
  const family = home.matter && near.length > 0 ? await listFamilyHashes(db, scope, home.matter) : [];
  return near.filter(({ id_hash }) => !id_hash || !family.some((hash) => hash.equals(id_hash)));
}

export type MayGo = Awaited<ReturnType<typeof listWhoMayGo>>[number];

/** The two who are chosen, in the order of the list; refused where one may not go there. Whose people they are: the county's only where both are. */
export async function judgeVisitors(
  db: Reader,
  scope: StaffScope,
  home: Home,
  chosen: readonly string[],
): Promise<{ people: MayGo[]; office: VisitOffice }> {
  const people = (await listWhoMayGo(db, scope, home)).filter(({ id }) => chosen.includes(id));
  if (people.length !== chosen.length)
    throw new Problem('field-refused', { field: 'visitors', text: '请选两位去的人：有工作证号，管这个镇，不是这家的亲属。' });
  return { people, office: people.every(({ role }) => role === 'county') ? 'county' : 'town' };
}

export function viewVisitor({ id, name, card_number }: { id: string; name: string; card_number: string | null }): Visitor {
  return { staffId: id, name, surname: surnameOf(name), cardNumber: card_number ?? '' };
}
