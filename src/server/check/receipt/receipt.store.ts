import type { Reader } from '../../platform/database.ts';
import { keptPlan } from '../../platform/kept-plan.ts';
import type { CitizenScope, Scope } from '../../platform/scope.ts';
import type { Day } from '../../../rules/day.ts';

/** Where the matters behind receipts stand, in one statement; none of an erased household, and none that she keeps to herself: the paper may be in anybody's hand. */
export async function listStandings(db: Reader, codeHashes: readonly Buffer[]) {
  return db
    .selectFrom('receipt')
    .modifyFront(keptPlan)
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'receipt.county').onRef('application.id', '=', 'receipt.application'),
    )
    .innerJoin('matter', (join) =>
      join.onRef('matter.county', '=', 'receipt.county').onRef('matter.application', '=', 'receipt.application'),
    )
    .select(['receipt.code_hash', 'receipt.county', 'receipt.application', 'application.account'])
    .select(['matter.id', 'matter.procedure', 'matter.procedure_version', 'matter.step', 'matter.joined_into', 'matter.village'])
    .select(['matter.due_on', 'matter.due_certain', 'matter.due_kind', 'matter.total_due_on', 'matter.told_due_on', 'matter.told_total_on'])
    .where('receipt.code_hash', '=', (eb) => eb.fn.any(eb.val([...codeHashes])))
    .where('application.key_wrapped', 'is not', null)
    .where('matter.kept_by', 'is', null)
    .orderBy('matter.opened_at')
    .orderBy('matter.id')
    .execute();
}
export type Standing = Awaited<ReturnType<typeof listStandings>>[number];

/** The county and application of a receipt, or nothing. */
export async function findReceipt(db: Reader, codeHash: Buffer) {
  return db.selectFrom('receipt').select(['county', 'application']).where('code_hash', '=', codeHash).executeTakeFirst();
}

/** The sealed ID number of whom an application is for, as whom she was found to be. */
export async function findSealedIdNumber(db: Reader, scope: Scope, application: string) {
  return db
    .selectFrom('application')
    .innerJoin('person', (join) => join.onRef('person.county', '=', 'application.county').onRef('person.id', '=', 'application.applicant'))
    .leftJoin('person as known', (join) => join.onRef('known.county', '=', 'person.county').onRef('known.id', '=', 'person.joined_into'))
    .select(['person.id', 'person.id_number_sealed as sealed', 'known.id as known', 'known.id_number_sealed as known_sealed'])
    .where('application.county', '=', scope.county)
    .where('application.id', '=', application)
    .where('application.key_wrapped', 'is not', null)
    .executeTakeFirst();
}

/** Whether a liaison with this number serves in the village on a day. */
export async function isLiaisonOf(
  db: Reader,
  scope: CitizenScope,
  { phone, village, today }: { phone: string; village: string; today: Day },
): Promise<boolean> {
  const row = await db
    .selectFrom('liaison')
    .select('id')
    .where('county', '=', scope.county)
    .where('village', '=', village)
    .where('phone', '=', phone)
    .where('since', '<=', today)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', today)]))
    .executeTakeFirst();
  return row !== undefined;
}

/** Whether this account was given leave to follow the affairs of a person. */
export async function hasGrant(db: Reader, scope: CitizenScope, { person, now }: { person: string; now: Date }): Promise<boolean> {
  const row = await db
    .selectFrom('account_grant')
    .select('id')
    .where('county', '=', scope.county)
    .where('account', '=', scope.account)
    .where('person', '=', person)
    .where((eb) => eb.or([eb('until', 'is', null), eb('until', '>', now)]))
    .executeTakeFirst();
  return row !== undefined;
}
