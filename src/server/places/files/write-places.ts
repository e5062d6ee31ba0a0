import { dayOf } from '../../../rules/day.ts';
import type { Reader, Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import { Problem } from '../../platform/problem.ts';
import type { Scope } from '../../platform/scope.ts';
import { issueMissingCodes } from '../codes/issue-missing-codes.ts';
import { insertChanges, insertPlaces, keepAliases, listTakenIds, updateCounty, updatePlaces } from './files.store.ts';
import type { PlacesPlan, PlaceStep } from './places-plan.ts';

/**
 * Places, what they were before, codes for villages that are new. No code that hangs on a wall is touched: an id of a place is minted
 * once, so what was printed for it leads to it under whatever name and number.
 */
export async function writePlaces(
  house: House,
  tx: Tx,
  scope: Scope,
  { plan, file }: { plan: PlacesPlan; file: string | undefined },
): Promise<void> {
  const { county, steps, aliases } = plan;
  const at = house.clock.now();
  const today = dayOf(at);
  const ids = await mintIds(tx, steps);
  const idOf = (key: string) => ids.get(key) ?? key;
  const rowOf = ({ key, kind, now, ends, mergedInto }: PlaceStep) => ({
    id: idOf(key),
    county: scope.county,
    kind,
    parent: now.parent === null ? null : idOf(now.parent),
    name: now.name,
    raw_name: now.rawName,
    division_code: now.divisionCode,
    since: today,
    until: ends === 'yes' ? today : null,
    merged_into: mergedInto === null ? null : idOf(mergedInto),
  });
  // A village's town and what it becomes part of stand before it does.
  const fresh = steps.filter(({ was }) => was === null);
  const standing = steps.filter(({ was }) => was !== null);
  await insertPlaces(tx, fresh.filter(({ kind }) => kind === 'town').map(rowOf));
  await insertPlaces(tx, fresh.filter(({ kind }) => kind === 'village').map(rowOf));
  await updatePlaces(tx, standing.map(rowOf));
  const by = scope.kind === 'staff' ? scope.staff : null;
  await insertChanges(
    tx,
    steps.flatMap(({ key, was, changes }) =>
      changes.map((kind) => ({
        county: scope.county,
        id: newId(house.clock),
        place: idOf(key),
        kind,
        was: was && JSON.stringify(was),
        at,
        by,
        file: file ?? null,
      })),
    ),
  );
  if (Object.keys(county).length > 0) {
    const { name, divisionCode, province, city, cityCode } = county;
    await updateCounty(tx, scope, {
      ...(name === undefined ? {} : { name }),
      ...(divisionCode === undefined ? {} : { division_code: divisionCode }),
      ...(province === undefined ? {} : { province }),
      ...(city === undefined ? {} : { city }),
      ...(cityCode === undefined ? {} : { city_code: cityCode }),
    });
  }
  const kept = await keepAliases(
    tx,
    scope,
    aliases.map(({ alias, village }) => ({ alias, village: idOf(village), registered_at: at, registered_by: by })),
  );
  // Another county was faster.
  if (kept !== aliases.length) throw new Problem('changed-meanwhile', { because: 'an older code was registered meanwhile' });
  await issueMissingCodes(
    house,
    tx,
    scope,
    fresh.filter(({ kind }) => kind === 'village').map(({ key }) => idOf(key)),
  );
}

/** The number of its first day, unless some place has that for its id already; then with a 2, 3 … behind it. */
async function mintIds(db: Reader, steps: readonly PlaceStep[]): Promise<Map<string, string>> {
  const minted = new Map<string, string>();
  let open = steps.filter(({ was }) => was === null);
  for (let turn = 1; open.length > 0; turn += 1) {
    const wish = ({ now }: PlaceStep) => (turn === 1 ? now.divisionCode : `${now.divisionCode}-${turn}`);
    const taken = await listTakenIds(db, open.map(wish));
    for (const step of open) if (!taken.has(wish(step))) minted.set(step.key, wish(step));
    open = open.filter((step) => taken.has(wish(step)));
  }
  return minted;
}
