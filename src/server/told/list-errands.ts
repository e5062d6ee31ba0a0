import type { Errands } from '../../contract/told.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { listOpenErrands } from '../notify/index.ts';
import { readAccountPhone } from '../people/index.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import { sealingKeyOf } from '../platform/envelope.ts';
import type { House } from '../platform/house.ts';
import { listVillagesOfLiaison } from '../qr/index.ts';
import { viewErrand } from './view-errand.ts';

/** What is to be said in the villages that this account's number is the liaison of today; nothing for anybody else. */
export async function listErrands(house: House, book: CodeBook, citizen: Citizen): Promise<Errands> {
  const { db, clock } = house;
  const phone = await readAccountPhone(house, citizen.account);
  const scopes = book.counties.map(({ id }) => inCounty(citizen, id));
  const hers = await listVillagesOfLiaison(db, scopes, { phone, today: dayOf(clock.now()) });
  const errands: Errands['errands'] = [];
  let hotline = '';
  for (const [county, rows] of Map.groupBy(hers, (one) => one.county)) {
    const scope = inCounty(citizen, county);
    const found = await listOpenErrands(
      db,
      scope,
      rows.map(({ village }) => village),
    );
    await recordLook(house, db, scope, { act: 'listed', whatKind: 'errands', what: String(found.length) });
    hotline = book.findCounty(county)!.hotline;
    const sealingKey = sealingKeyOf(house.vault, county);
    errands.push(...found.map((row) => ({ ...viewErrand(house, book, row), ...(sealingKey ? { sealingKey } : {}) })));
  }
  return { errands, hotline };
}
