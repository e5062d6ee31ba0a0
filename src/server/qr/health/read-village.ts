import type { VillageFile } from '../../../contract/codes.contract.ts';
import { addDays, dayOf, weekdayOf, type Day } from '../../../rules/day.ts';
import type { CodeBook, Village } from '../../places/index.ts';
import type { House } from '../../platform/house.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { listLiaisons } from './liaison.store.ts';
import { listOpenTasks } from './task.store.ts';
import { tellPlaceChange } from './tell-place-change.ts';
import { getVillageOfHers } from './get-village-of-hers.ts';
import {
  getPlace,
  listAliasesOfVillage,
  listChecksOfVillage,
  listCodesOfVillage,
  listMergedInto,
  listPlaceChanges,
  listScansOfVillage,
} from './village.store.ts';
import { viewTask, villageOfTask } from './view-task.ts';

const checksShown = 20;
const weeksShown = 12;

/** All that is known of one village of her places, or `not-found`. */
export async function readVillageFile(house: House, book: CodeBook, scope: StaffScope, villageId: string): Promise<VillageFile> {
  const village = getVillageOfHers(book, scope, villageId);
  const { db, clock } = house;
  const { id, town, station } = village;
  const today = dayOf(clock.now());
  const place = await getPlace(db, scope, id);
  const liaisons = await listLiaisons(db, scope, { villages: [id], today });
  const aliases = await listAliasesOfVillage(db, scope, id);
  return {
    village: { id, name: place.name },
    town: { id: town.id, name: town.name },
    divisionCode: place.division_code,
    rawName: place.raw_name,
    merged: await listMergedInto(db, scope, id),
    changes: await readChanges(house, book, scope, id),
    codes: await readCodes(house, scope, id),
    aliases: aliases.map(({ alias, registered_at }) => ({ alias, since: dayOf(registered_at) })),
    ...(station ? { station } : {}),
    liaisons: liaisons.map(({ name, phone, since, print_consent_on }) => ({
      name,
      phone,
      since,
      ...(print_consent_on ? { printConsentOn: print_consent_on } : {}),
    })),
    tasks: await readTasks(house, book, scope, village),
    checks: await readChecks(house, scope, id),
    weeks: await readWeeks(house, scope, id, today),
  };
}

async function readChanges({ db }: House, book: CodeBook, scope: StaffScope, id: string): Promise<VillageFile['changes']> {
  const townName = (town: string) => book.towns.find((one) => one.id === town)?.name ?? town;
  const rows = await listPlaceChanges(db, scope, id);
  return rows.map(({ kind, at, was }) => ({ kind, at: at.toISOString(), text: tellPlaceChange(kind, was, townName) }));
}

async function readCodes({ db, settings }: House, scope: StaffScope, id: string): Promise<VillageFile['codes']> {
  const rows = await listCodesOfVillage(db, scope, id);
  return rows.map((row) => ({
    codeId: row.id,
    link: `${settings.origin}/m/${row.id}`,
    state: !row.revoked_at ? 'in-use' : row.replaced_by ? 'replaced' : 'revoked',
    issuedOn: dayOf(row.issued_at),
    ...(row.hangs_at ? { hangsAt: row.hangs_at } : {}),
    ...(row.revoked_at ? { revokedOn: dayOf(row.revoked_at) } : {}),
    ...(row.revoked_why ? { why: row.revoked_why } : {}),
  }));
}

async function readTasks({ db }: House, book: CodeBook, scope: StaffScope, village: Village): Promise<VillageFile['tasks']> {
  const rows = await listOpenTasks(db, scope);
  return rows.filter((row) => villageOfTask(book, row)?.id === village.id).map((row) => viewTask(row, village));
}

async function readChecks({ db }: House, scope: StaffScope, id: string): Promise<VillageFile['checks']> {
  const rows = await listChecksOfVillage(db, scope, id, checksShown);
  return rows.map(({ on_day, finding, by_kind, photo }) => ({
    onDay: on_day,
    finding,
    by: by_kind,
    ...(photo ? { photoId: photo } : {}),
  }));
}

const fieldOfWay = { page: 'page', app: 'app', check: 'check', 'wrong-tag': 'wrongTag' } as const;

/** Whole weeks, Monday to Sunday, the last one until today. */
async function readWeeks({ db }: House, scope: StaffScope, village: string, today: Day): Promise<VillageFile['weeks']> {
  const monday = addDays(today, -((weekdayOf(today) + 6) % 7));
  const weeks = Array.from({ length: weeksShown }, (_, at) => ({
    from: addDays(monday, (at + 1 - weeksShown) * 7),
    page: 0,
    app: 0,
    check: 0,
    wrongTag: 0,
  }));
  const rows = await listScansOfVillage(db, scope, { village, from: weeks[0]!.from });
  for (const { day, way, count } of rows) {
    const week = weeks.findLast(({ from }) => from <= day);
    if (week) week[fieldOfWay[way]] += Number(count);
  }
  return weeks;
}
