import type { Looks } from '../../../contract/household.contract.ts';
import type { CatalogueShelf } from '../../learn/index.ts';
import { listPapersOf } from '../../matter/index.ts';
import { readAccountPhone } from '../../people/index.ts';
import type { CodeBook } from '../../places/index.ts';
import type { Citizen } from '../../platform/audience.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { getHers } from '../household/get-hers.ts';
import { listLooksAt, pageLength, type LookRow } from './looks.store.ts';
import { foldLooks, viewLook } from './view-look.ts';

interface Asked {
  matterId: string;
  /** now, or a look by its id. */
  before: string;
}

/**
 * 谁看过: who looked at a matter, for whoever filed it, whose it is, and a child's family; whoever is only let see how it stands reads no more
 * than that. That they asked is a look of its own.
 */
export async function listLooks(house: House, book: CodeBook, shelf: CatalogueShelf, citizen: Citizen, asked: Asked): Promise<Looks> {
  const { scope, row } = await getHers(house, citizen, asked.matterId);
  const papers = (await listPapersOf(house.db, scope, row.application)).map(({ id }) => id);
  await recordLook(house, house.db, scope, { act: 'listed', whatKind: 'looks', what: row.id });
  const found = await listLooksAt(house.db, scope, {
    matter: row.id,
    application: row.application,
    papers,
    before: asked.before === 'now' ? undefined : asked.before,
  });
  const shown = found.slice(0, pageLength);
  const names = await nameLiaisons(house, book, shown, row.village);
  const looks = shown.map((one) => viewLook(book, scope.county, one, names.get(one.who ?? '')));
  return {
    program: await shelf.programName(scope.county, row.catalogue_version, row.program),
    looks: foldLooks(looks),
    ...(found.length > pageLength ? { before: shown.at(-1)!.id } : {}),
    hotline: book.findCounty(scope.county)!.hotline,
  };
}

/** By account: a liaison of the village by his name, which hangs on its wall. */
async function nameLiaisons(house: House, book: CodeBook, rows: readonly LookRow[], village: string): Promise<Map<string, string>> {
  const accounts = new Set(rows.flatMap(({ who_kind: kind, who }) => (kind === 'citizen' && who ? [who] : [])));
  const names = new Map<string, string>();
  for (const account of accounts) {
    const phone = await readAccountPhone(house, account);
    const liaison = book.findVillage(village)?.liaisons.find((one) => one.phone === phone);
    if (liaison) names.set(account, liaison.name);
  }
  return names;
}
