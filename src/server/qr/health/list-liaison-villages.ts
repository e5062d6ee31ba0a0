import type { LiaisonVillages } from '../../../contract/codes.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import { readAccountPhone } from '../../people/index.ts';
import type { CodeBook } from '../../places/index.ts';
import { inCounty, type Citizen } from '../../platform/audience.ts';
import type { House } from '../../platform/house.ts';
import { listLastChecks } from './check.store.ts';
import { listVillagesOfLiaison } from './liaison.store.ts';

/** The villages with a code that this account's number is the liaison of today; none for nearly everybody. */
export async function listLiaisonVillages(house: House, book: CodeBook, citizen: Citizen): Promise<LiaisonVillages> {
  const { db, clock } = house;
  const phone = await readAccountPhone(house, citizen.account);
  // Also where she has never filed anything: the register says which counties are hers.
  const scopes = book.counties.map(({ id }) => inCounty(citizen, id));
  const hers = await listVillagesOfLiaison(db, scopes, { phone, today: dayOf(clock.now()) });
  const villages: LiaisonVillages['villages'] = [];
  for (const [county, rows] of Map.groupBy(hers, (one) => one.county)) {
    const checks = await listLastChecks(
      db,
      inCounty(citizen, county),
      rows.map((row) => row.village),
    );
    for (const id of new Set(rows.map((row) => row.village))) {
      const village = book.findVillage(id);
      if (!village?.codeId || village.state !== 'living') continue;
      const last = checks.find((check) => check.village === id);
      villages.push({
        village: { id, name: village.name },
        town: { id: village.town.id, name: village.town.name },
        codeId: village.codeId,
        ...(last ? { lastCheckOn: last.on_day, finding: last.finding } : {}),
      });
    }
  }
  return { villages };
}
