import type { Answer } from '../../rules/precheck/precheck-data.ts';
import { findUnconsentedAmong, listMembersOf, type CheckedFact } from '../matter/index.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { Scope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import { listFactSetsOf, type listFamilies, listGone, listMattersOfMany } from './audience.store.ts';
import type { Known } from './judge-family.ts';

export type FamilyRow = Awaited<ReturnType<typeof listFamilies>>[number];

/** What the county may use of a family, or why it uses nothing of it. */
export type KnownFamily = { row: FamilyRow; persons: readonly string[]; key: DataKey } & (
  | { left: 'consent' | 'quiet' | 'gone' }
  | { left?: undefined; known: Known; town: string }
);

/**
 * What is known of many families, five statements however many there are: her own answers, and over them what officers found. Nothing of
 * whoever took a consent back, nothing of a matter that is hers alone, nobody who is not there any more.
 */
export async function knowFamilies(house: House, tx: Tx, scope: Scope, rows: readonly FamilyRow[]): Promise<KnownFamily[]> {
  const applications = rows.map(({ application }) => application);
  const members = Map.groupBy(await listMembersOf(tx, scope, applications), (one) => one.application);
  const sets = Map.groupBy(await listFactSetsOf(tx, scope, applications), (one) => one.application);
  const matters = Map.groupBy(await listMattersOfMany(tx, scope, applications), (one) => one.application);
  const kinds = ['household-check', 'sensitive-data'] as const;
  const isUnconsented = await findUnconsentedAmong(tx, scope, { applications, kinds });
  const gone = await listGone(
    tx,
    scope,
    rows.flatMap(({ household }) => household ?? []),
  );
  return rows.map((row): KnownFamily => {
    const { application, person, household } = row;
    const key = house.vault.applicationKey(scope.county, application, row.key_wrapped);
    const family = (members.get(application) ?? []).filter(({ kind }) => kind !== 'relative');
    const persons = [...new Set([person, ...family.flatMap((one) => one.person ?? [])])];
    const isGone = (one: string) => gone.has(`${household}|${one}`);
    if (row.joined_into !== null || isGone(person)) return { row, persons, key, left: 'gone' };
    if (isUnconsented(application, 'm1')) return { row, persons, key, left: 'consent' };
    const asked = matters.get(application) ?? [];
    if (asked.some(({ sharing }) => sharing === 'quiet')) return { row, persons, key, left: 'quiet' };
    const mayUse = (id: string) => {
      const of = family.find((one) => one.id === id);
      return !isUnconsented(application, id) && !(of?.person && isGone(of.person));
    };
    const there = ['m1', ...family.map(({ id }) => id).filter((id) => id !== 'm1')].filter(mayUse);
    const said: Record<string, Answer> = {};
    const found: Record<string, Answer> = {};
    for (const { id, source, sealed } of sets.get(application) ?? []) {
      const at = { column: 'fact_set.sealed', county: scope.county, row: id };
      if (source === 'declared') Object.assign(said, house.vault.openJson<Record<string, Answer>>(key, at, sealed));
      else {
        const { fact, answer } = house.vault.openJson<CheckedFact>(key, at, sealed);
        if (answer !== null) found[fact] = answer;
      }
    }
    const answers = Object.fromEntries(
      Object.entries({ ...said, ...found }).filter(([fact]) => {
        const member = fact.split('@')[1];
        return member === undefined || there.includes(member);
      }),
    );
    return { row, persons, key, known: { answers, members: there }, town: asked[0]?.town ?? '' };
  });
}
