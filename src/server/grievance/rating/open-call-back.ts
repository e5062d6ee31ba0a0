import { dayOf } from '../../../rules/day.ts';
import { maskName } from '../../../rules/mask.ts';
import type { RatingLevel } from '../../../rules/grievances.ts';
import { promisedDay } from '../../../rules/promised-day.ts';
import type { CatalogueShelf } from '../../learn/index.ts';
import type { MatterRow } from '../../matter/index.ts';
import { readAccountPhone } from '../../people/index.ts';
import type { CodeBook } from '../../places/index.ts';
import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import { newId } from '../../platform/new-id.ts';
import type { CitizenScope } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { insertGrievance, listHandsOf, type GrievanceRow } from '../grievance.store.ts';
import { sealStep } from '../seal-step.ts';
import { grievanceAt, keyOf, type ToldCallBack } from '../told.ts';

interface Low {
  row: MatterRow;
  level: RatingLevel;
  words: string;
}

/** A number to ring and what was said, for whoever had no hand in the matter; which matter it was stands nowhere. */
export async function openCallBack(
  house: House,
  { book, shelf }: { book: CodeBook; shelf: CatalogueShelf },
  tx: Tx,
  scope: CitizenScope,
  { row, level, words }: Low,
): Promise<void> {
  const { vault, clock } = house;
  const { county } = scope;
  const id = newId(clock);
  const now = clock.now();
  const applicationKey = vault.applicationKey(county, row.application, row.key_wrapped!);
  const name = vault.open(applicationKey, { column: 'application.name_sealed', county, row: row.application }, row.name_sealed!);
  const told: ToldCallBack = {
    level,
    words,
    program: await shelf.programName(county, row.catalogue_version, row.program),
    town: book.findVillage(row.village)?.town.name ?? '',
    name: maskName(name),
    phone: await readAccountPhone(house, scope.account),
    person: row.person,
    household: row.household,
    hands: await listHandsOf(tx, scope, row.id),
  };
  const key = keyOf(house, county);
  const fresh: GrievanceRow = {
    county,
    id,
    kind: 'call-back',
    digest: vault.hash('call-back', id),
    state: 'open',
    desk: 'county',
    town: row.town,
    matter: null,
    number: null,
    version: 1,
    sealed: vault.sealJson(key, grievanceAt(county, id), told),
    asked_at: now,
    ...promisedDay(book.findCounty(county)!, 'call-back-days', dayOf(house.clock.now())),
    risen_at: null,
    changed_at: now,
  };
  await insertGrievance(tx, fresh);
  await writeTogether(tx, sealStep(house, key, fresh, { kind: 'asked', number: 1, actor: null, words: '' }));
}
