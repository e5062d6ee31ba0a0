import type { Insertable } from 'kysely';
import type { Day } from '../../rules/day.ts';
import { roleRights } from '../../rules/role-rights.ts';
import type { Reader, Tx } from '../platform/database.ts';
import { firstRows } from '../platform/first-rows.ts';
import { placesOf, type Scope, type StaffScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import type { Write } from '../platform/write-together.ts';

const open = ['sent', 'question', 'taken', 'returned', 'consulting'] as const;
/** What a body sees of its own, while it has a word to say and afterwards what became of it; not what it sent back. */
const ofBody = ['sent', 'question', 'taken', 'done', 'ended'] as const;
const withMatter = (db: Reader, scope: Scope) =>
  db
    .selectFrom('referral')
    .innerJoin('matter', (join) => join.onRef('matter.county', '=', 'referral.county').onRef('matter.id', '=', 'referral.matter'))
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'referral.county').onRef('application.id', '=', 'referral.application'),
    )
    .selectAll('referral')
    .select(['matter.program', 'matter.catalogue_version', 'matter.village', 'matter.town', 'matter.person'])
    .select(['application.account', 'application.key_wrapped', 'application.name_sealed', 'application.household'])
    .where('referral.county', '=', scope.county);

type Referrals = ReturnType<typeof withMatter>;
export type ReferralRow = NonNullable<Awaited<ReturnType<typeof findReferralFor>>>;

/** A body: what was referred to it, or asks for its opinion. A window: what was referred of its places. Nobody: what is her own family's. */
function withinScope(query: Referrals, scope: StaffScope): Referrals {
  return withoutFamily(withinRole(query, scope), scope);
}

function withoutFamily(query: Referrals, { ownFamily: { people, households } }: StaffScope): Referrals {
  const others = people.length === 0 ? query : query.where('matter.person', 'not in', [...people]);
  if (households.length === 0) return others;
  return others.where((eb) => eb.or([eb('application.household', 'is', null), eb('application.household', 'not in', [...households])]));
}

function withinRole(query: Referrals, scope: StaffScope): Referrals {
  const { body } = scope;
  if (roleRights[scope.role].matters === 'of-body')
    return query.where((eb) =>
      body === undefined
        ? eb.lit(false)
        : eb.or([
            eb.and([eb('referral.body', '=', body), eb('referral.state', 'in', [...ofBody])]),
            eb.and([eb('referral.state', '=', 'consulting'), eb(eb.val(body), '=', eb.fn.any('referral.parties'))]),
          ]),
    );
  const places = placesOf(scope);
  return places === 'all' ? query : query.where('matter.town', 'in', places.length > 0 ? [...places] : ['']);
}

export async function findReferralFor(db: Reader, scope: StaffScope, id: string) {
  return withinScope(withMatter(db, scope), scope).where('referral.id', '=', id).executeTakeFirst();
}

/** Open ones, the earliest day first. `raised`: only what went up to the county, or waits for a conclusion. */
export async function listOpenReferralsFor(db: Reader, scope: StaffScope, which: 'all' | 'raised') {
  const mine = withinScope(withMatter(db, scope), scope).where('referral.state', 'in', [...open]);
  const asked =
    which === 'all' ? mine : mine.where((eb) => eb.or([eb('referral.raised_at', 'is not', null), eb('referral.state', '=', 'consulting')]));
  return firstRows(asked.orderBy('referral.due_on', (order) => order.asc().nullsFirst()).orderBy('referral.id'));
}

/** Of a matter, for whoever may see the matter. */
export async function listReferralsOf(db: Reader, scope: StaffScope, matter: string) {
  return withMatter(db, scope).where('referral.matter', '=', matter).orderBy('referral.asked_at', 'desc').execute();
}

/** Locked: what is said of one comes one after the other. */
export async function lockReferral(tx: Tx, scope: Scope, id: string) {
  return tx.selectFrom('referral').selectAll().where('county', '=', scope.county).where('id', '=', id).forUpdate().executeTakeFirst();
}

export async function findReferral(db: Reader, scope: Scope, id: string) {
  return db
    .selectFrom('referral')
    .select(['id', 'matter', 'digest', 'state'])
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .executeTakeFirst();
}

export async function listSteps(db: Reader, scope: Scope, referrals: readonly string[]) {
  if (referrals.length === 0) return [];
  return db
    .selectFrom('referral_step')
    .selectAll()
    .where('county', '=', scope.county)
    .where('referral', 'in', [...referrals])
    .orderBy('referral')
    .orderBy('number')
    .execute();
}

export async function findStepBySubmission(db: Reader, scope: Scope, submissionId: string) {
  return db
    .selectFrom('referral_step')
    .select(['referral', 'actor', 'digest'])
    .where('county', '=', scope.county)
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
}

export async function isNumberTaken(db: Reader, scope: Scope, number: string): Promise<boolean> {
  const row = await db
    .selectFrom('referral')
    .select('id')
    .where('county', '=', scope.county)
    .where('number', '=', number)
    .executeTakeFirst();
  return row !== undefined;
}

export function insertReferral(row: Insertable<Tables['referral']>): Write {
  return (db) => db.insertInto('referral').values(row);
}

export function insertStep(row: Insertable<Tables['referral_step']>): Write {
  return (db) => db.insertInto('referral_step').values(row);
}

export function moveReferral(scope: Scope, id: string, change: Partial<Insertable<Tables['referral']>>): Write {
  return (db) => db.updateTable('referral').set(change).where('county', '=', scope.county).where('id', '=', id);
}

/** Whose last day has passed and nobody was told, a batch at a time. */
export async function listLateReferrals(db: Reader, scope: Scope, { today, limit }: { today: Day; limit: number }) {
  return db
    .selectFrom('referral')
    .select('id')
    .where('county', '=', scope.county)
    .where('late_on', '<', today)
    .orderBy('late_on')
    .limit(limit)
    .execute();
}

/** Open ones of a matter that is asked for no more: she took it back, or it was joined into another. */
export async function listOpenOfClosed(db: Reader, scope: Scope, limit: number) {
  return db
    .selectFrom('referral')
    .innerJoin('event', (join) => join.onRef('event.county', '=', 'referral.county').onRef('event.matter', '=', 'referral.matter'))
    .select('referral.id')
    .distinct()
    .where('referral.county', '=', scope.county)
    .where('referral.state', 'in', [...open])
    .where('event.kind', 'in', ['withdraw', 'joined'])
    .limit(limit)
    .execute();
}

/** How often each body was asked, and how often it let its day pass, from day to day. */
export async function countByBody(db: Reader, scope: Scope, { since, until }: { since: Day; until: Day }) {
  return db
    .selectFrom('referral_step')
    .select((eb) => ['body', 'kind', eb.fn.countAll<string>().as('count')])
    .where('county', '=', scope.county)
    .where('kind', 'in', ['sent', 'silent'])
    .where('body', 'is not', null)
    .where('on_day', '>=', since)
    .where('on_day', '<=', until)
    .groupBy(['body', 'kind'])
    .execute();
}
