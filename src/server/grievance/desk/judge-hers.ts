import { listMattersFor, type MatterRow } from '../../matter/index.ts';
import type { Reader } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import type { DataKey } from '../../platform/vault.ts';
import { getStaffName, listSealedNames, type GrievanceRow } from '../grievance.store.ts';
import { namesWhom } from '../names-whom.ts';
import { keyOf, openTold, type ToldCallBack, type ToldComplaint, type ToldInquiry } from '../told.ts';

export type Opened = { row: GrievanceRow; key: DataKey } & (
  | { kind: 'inquiry'; told: ToldInquiry; matter: MatterRow }
  | { kind: 'call-back'; told: ToldCallBack }
  | { kind: 'complaint'; told: ToldComplaint }
);

/**
 * Of these, what is hers to handle: not what names her or somebody she lives with, not what a relative of hers asked or rated, not how
 * something was done that she had a hand in. What is left out is not there for her, neither in a list nor in a count.
 */
export async function judgeHers(house: House, db: Reader, scope: StaffScope, rows: readonly GrievanceRow[]): Promise<Opened[]> {
  if (rows.length === 0) return [];
  const { county, ownFamily } = scope;
  const matters = new Map(
    (
      await listMattersFor(
        db,
        scope,
        rows.flatMap(({ matter }) => matter ?? []),
      )
    ).map((one) => [one.id, one]),
  );
  const names = [await getStaffName(db, scope), ...(await openFamilyNames(house, db, scope))];
  return rows.flatMap((row): Opened[] => {
    if (row.kind === 'inquiry') {
      const matter = matters.get(row.matter!);
      if (!matter?.key_wrapped) return [];
      const key = keyOf(house, county, matter);
      return [{ kind: 'inquiry', row, key, matter, told: openTold(house, key, row) }];
    }
    const key = keyOf(house, county);
    if (row.kind === 'call-back') {
      const told = openTold<ToldCallBack>(house, key, row);
      const isFamily =
        (told.person !== undefined && ownFamily.people.includes(told.person)) ||
        (typeof told.household === 'string' && ownFamily.households.includes(told.household));
      return isFamily || told.hands?.includes(scope.staff) ? [] : [{ kind: 'call-back', row, key, told }];
    }
    const told = openTold<ToldComplaint>(house, key, row);
    return names.some((name) => namesWhom(told, name)) ? [] : [{ kind: 'complaint', row, key, told }];
  });
}

async function openFamilyNames({ vault }: House, db: Reader, scope: StaffScope): Promise<string[]> {
  const key = vault.key(scope.county, 'people');
  return (await listSealedNames(db, scope)).map(({ id, name_sealed }) =>
    vault.open(key, { column: 'person.name_sealed', county: scope.county, row: id }, name_sealed),
  );
}
