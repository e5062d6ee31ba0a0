import { randomInt } from 'node:crypto';
import type { EmergencyKind } from '../../rules/emergency.ts';
import { recordLook } from '../platform/audit.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import {
  changeEmergency,
  findEmergency,
  findOpenOfPhone,
  findReport,
  insertEmergency,
  insertReport,
  isNumberInUse,
  listOpenOfDevice,
  lockReports,
} from './emergency.store.ts';
import { keyOf, reportAt, type Said } from './key-of.ts';
import type { Desks } from './read-desks.ts';
import { ringDesks } from './ring-desks.ts';

export interface Report extends Said {
  submissionId: string;
  what: EmergencyKind;
  /** A town, or the county by its own id. */
  place: string;
  village: string | undefined;
  source: Tables['emergency']['source'];
  device: string | undefined;
  /** Of the town's own officer, who has it in hand at once. */
  takenBy?: string | undefined;
}

type Row = Tables['emergency'];

/** Under one device more numbers than a helper has in an hour: then they are one task, each report with its own words. */
const numbersOfDevice = 3;
const deviceWithinMs = 60 * 60_000;
/** What differs from before rings once more, and a flood of it no more than this often. */
const differsAgainSeconds = 180;

/**
 * One report. The same again changes nothing. Another under a number whose emergency is still open joins that one, so that a flood is one
 * task; what it says is kept, and if it tells of another place or another thing the desk is rung once more: a second real one is not lost.
 */
export async function noteReport(
  house: House,
  scope: Scope,
  { report, desks, minutes }: { report: Report; desks: Desks; minutes: number },
): Promise<Row> {
  const digest = house.vault.hash('emergency', JSON.stringify({ ...report, takenBy: undefined }));
  return house.db.transaction().execute(async (tx) => {
    await lockReports(tx, scope);
    const before = await findReport(tx, scope, report.submissionId);
    if (before) {
      if (!house.vault.sameHash(before.digest, digest)) throw new Problem('already-sent-differently');
      return (await findEmergency(tx, scope, before.emergency))!;
    }
    const joined = await findToJoin(house, tx, scope, report);
    if (joined) {
      await writeReport(house, tx, scope, { row: joined, report, digest });
      const differs = joined.what !== report.what || joined.village !== (report.village ?? null) || joined.place !== report.place;
      if (differs && (await house.limits.count(`emergency-differs|${joined.id}`, differsAgainSeconds)) === 1)
        await ringDesks(house, tx, scope, { row: joined, desks, why: 'differs' });
      await recordLook(house, tx, scope, { act: 'joined', whatKind: 'emergency', what: joined.id });
      return joined;
    }
    return begin(house, tx, scope, { report, digest, desks, minutes });
  });
}

async function begin(
  house: House,
  tx: Tx,
  scope: Scope,
  { report, digest, desks, minutes }: { report: Report; digest: Buffer; desks: Desks; minutes: number },
): Promise<Row> {
  const { clock, vault } = house;
  const id = newId(clock);
  const now = clock.now();
  const { takenBy } = report;
  const row = {
    county: scope.county,
    id,
    number: await chooseNumber(tx, scope),
    place: report.place,
    village: report.village ?? null,
    what: report.what,
    source: report.source,
    phone_hash: report.phone ? vault.hash('emergency-phone', report.phone) : null,
    device_hash: report.device ? vault.hash('emergency-device', report.device) : null,
    key_wrapped: vault.newApplicationKey(scope.county, id).wrapped,
    state: takenBy ? ('taken' as const) : ('ringing' as const),
    opened_at: now,
    due_at: takenBy ? null : new Date(now.getTime() + minutes * 60_000),
    taken_by: takenBy ?? null,
    taken_at: takenBy ? now : null,
    application: null,
    matter: null,
    matter_digest: null,
    paid_way: null,
    closed_at: null,
    closed_by: null,
    closed_why: null,
    same_as: null,
    closed_sealed: null,
  };
  await insertEmergency(tx, row);
  await writeReport(house, tx, scope, { row, report, digest });
  await recordLook(house, tx, scope, { act: 'added', whatKind: 'emergency', what: id });
  if (!takenBy) await ringDesks(house, tx, scope, { row, desks, why: 'reported' });
  return row;
}

async function findToJoin(house: House, tx: Tx, scope: Scope, report: Report): Promise<Row | undefined> {
  const { vault, clock } = house;
  const ofPhone = report.phone ? await findOpenOfPhone(tx, scope, vault.hash('emergency-phone', report.phone)) : undefined;
  if (ofPhone || !report.device) return ofPhone;
  const since = new Date(clock.now().getTime() - deviceWithinMs);
  const ofDevice = await listOpenOfDevice(tx, scope, { device: vault.hash('emergency-device', report.device), since });
  return ofDevice.length >= numbersOfDevice ? ofDevice[0] : undefined;
}

async function writeReport(
  house: House,
  tx: Tx,
  scope: Scope,
  { row, report, digest }: { row: Row; report: Report; digest: Buffer },
): Promise<void> {
  const { where, phone, whosePhone } = report;
  const key = await keyOf(house, tx, scope, row);
  const id = newId(house.clock);
  await insertReport(tx, {
    county: scope.county,
    id,
    emergency: row.id,
    submission_id: report.submissionId,
    digest,
    what: report.what,
    village: report.village ?? null,
    at: house.clock.now(),
    sealed: house.vault.sealJson(key, reportAt(scope.county, id), { where, phone, whosePhone } satisfies Said),
  });
  // A better place than none: the first who knows the village says it for all.
  if (report.village && !row.village && row.place === report.place) await changeEmergency(tx, scope, row.id, { village: report.village });
}

/** Four figures, said aloud between desk and phone; free among those that nobody has opened or closed. */
async function chooseNumber(tx: Tx, scope: Scope): Promise<string> {
  for (;;) {
    const number = String(randomInt(1000, 10_000));
    if (!(await isNumberInUse(tx, scope, number))) return number;
  }
}
