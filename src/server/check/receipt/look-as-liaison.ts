import type { SeenReceipt } from '../../../contract/receipt.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import { findMatterOf, viewMatters } from '../../matter/index.ts';
import { readAccountPhone } from '../../people/index.ts';
import { inCounty, type Citizen } from '../../platform/audience.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { listMissing } from './list-missing.ts';
import { codeOf, readStages, type Around } from './look-at-receipt.ts';
import { hasGrant, isLiaisonOf } from './receipt.store.ts';
import { says } from './words.ts';

/**
 * A liaison scans a paper of his own village: the stage, and how much is missing. Which papers, only where he filed it or was given leave to
 * help, since a paper's name can say what somebody has. Each matter's look is recorded.
 */
export async function lookAsLiaison(house: House, around: Around, citizen: Citizen, code: string): Promise<SeenReceipt> {
  const rows = await around.standings(house.vault.hash('receipt', codeOf(code)));
  const unknown = new Problem('not-found', { text: says.unknown });
  const [first] = rows;
  if (!first) throw unknown;
  const scope = inCounty(citizen, first.county);
  const phone = await readAccountPhone(house, citizen.account);
  const today = dayOf(house.clock.now());
  const serves = new Map<string, boolean>();
  for (const { village } of rows) serves.set(village, await isLiaisonOf(house.db, scope, { phone, village, today }));
  if (![...serves.values()].includes(true)) throw unknown;
  const seen = (await readStages(house, around, code))!;
  const matters: SeenReceipt['matters'] = [];
  for (const [at, standing] of rows.entries()) {
    const matter = seen.matters[at]!;
    if (!serves.get(standing.village)) {
      matters.push(matter);
      continue;
    }
    const filer = { kind: 'citizen', county: first.county, account: standing.account } as const;
    const row = (await findMatterOf(house.db, filer, standing.id))!;
    const [view] = await viewMatters(house, house.db, filer, [row], around.book.findCounty(first.county)!.calendar);
    const papers = await listMissing(house, around.shelf, filer, view!);
    const isFiler = row.account === citizen.account;
    const helps = isFiler || (row.sharing !== 'quiet' && (await hasGrant(house.db, scope, { person: row.person, now: house.clock.now() })));
    await recordLook(house, house.db, scope, { act: 'opened', whatKind: 'matter', what: row.id });
    matters.push({ ...matter, missing: papers.length, ...(helps ? { papers } : {}) });
  }
  return { ...seen, matters };
}
