import type { Referrals } from '../../../contract/refer.contract.ts';
import type { CatalogueShelf } from '../../learn/index.ts';
import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { listOpenReferralsFor, listSteps } from '../refer.store.ts';
import { viewLine } from './view-line.ts';

/** Open referrals, the earliest day first: a body its own, a window those of its places, the county what went up to it. */
export async function listReferrals(house: House, book: CodeBook, shelf: CatalogueShelf, scope: StaffScope): Promise<Referrals> {
  const open = await listOpenReferralsFor(house.db, scope, scope.role === 'county' ? 'raised' : 'all');
  const rows = open.rows.filter((row) => row.key_wrapped);
  const steps = Map.groupBy(
    await listSteps(
      house.db,
      scope,
      rows.map(({ id }) => id),
    ),
    (step) => step.referral,
  );
  const referrals = [];
  for (const row of rows) referrals.push(await viewLine(house, book, shelf, scope, row, steps.get(row.id) ?? []));
  await recordLook(house, house.db, scope, { act: 'listed', whatKind: 'referrals', what: String(rows.length) });
  return { referrals, ...open.rest };
}
