import type { CountyCard } from '../../../contract/places.contract.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { Scope, StaffScope } from '../../platform/scope.ts';
import type { CodeBook } from '../code-book.ts';
import { getCountyRow, updateCounty } from './files.store.ts';
import { faultOfNumber } from './judge-stations.ts';

export async function readCountyCard(house: House, scope: Scope): Promise<CountyCard> {
  const { id, name, city, hotline, supervision_phone } = await getCountyRow(house.db, scope);
  return { county: { id, name }, city, hotline, ...(supervision_phone ? { supervisionPhone: supervision_phone } : {}) };
}

/** What stands on every poster from now on. */
export async function setCountyCard(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  card: { hotline: string; supervisionPhone: string },
): Promise<CountyCard> {
  const invented = house.settings.deployment === 'demo';
  for (const field of ['hotline', 'supervisionPhone'] as const) {
    const why = faultOfNumber(card[field], invented);
    if (why) throw new Problem('field-refused', { field, text: `${why}。` });
  }
  await house.db.transaction().execute(async (tx) => {
    await updateCounty(tx, scope, { hotline: card.hotline, supervision_phone: card.supervisionPhone });
    await recordLook(house, tx, scope, { act: 'changed', whatKind: 'county-card', what: scope.county });
  });
  await book.freshen();
  return readCountyCard(house, scope);
}
