import type { Insertable } from 'kysely';
import type { Day } from '../../rules/day.ts';
import type { Reader, Tx } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';

/** Towns of which nobody has made this morning's list yet. */
export async function listTownsWithoutMorning(db: Reader, scope: Scope, day: Day): Promise<string[]> {
  const rows = await db
    .selectFrom('place')
    .leftJoin('digest', (join) =>
      join
        .onRef('digest.place', '=', 'place.id')
        .on('digest.county', '=', scope.county)
        .on('digest.period', '=', 'day')
        .on('digest.day', '=', day),
    )
    .select('place.id')
    .where('place.county', '=', scope.county)
    .where('place.kind', '=', 'town')
    .where('place.until', 'is', null)
    .where('digest.place', 'is', null)
    .orderBy('place.id')
    .execute();
  return rows.map(({ id }) => id);
}

/** False if it was made already. */
export async function insertDigest(tx: Tx, row: Insertable<Tables['digest']>): Promise<boolean> {
  const result = await tx
    .insertInto('digest')
    .values(row)
    .onConflict((conflict) => conflict.doNothing())
    .executeTakeFirst();
  return result.numInsertedOrUpdatedRows === 1n;
}

/** Whether something was due in one of these towns this morning; `all` of the county. */
export async function wasDueThisMorning(
  db: Reader,
  scope: Scope,
  { towns, day }: { towns: readonly string[] | 'all'; day: Day },
): Promise<boolean> {
  const due = db
    .selectFrom('digest')
    .select('place')
    .where('county', '=', scope.county)
    .where('period', '=', 'day')
    .where('day', '=', day)
    .where('state', '=', 'due');
  const hers = towns === 'all' ? due : due.where('place', 'in', towns.length > 0 ? [...towns] : ['']);
  return (await hers.limit(1).executeTakeFirst()) !== undefined;
}

const openOf = (db: Reader, scope: Scope, towns: readonly string[] | 'all') => {
  const open = db.selectFrom('matter').where('matter.county', '=', scope.county).where('matter.closed_at', 'is', null);
  return towns === 'all' ? open : open.where('matter.town', 'in', towns.length > 0 ? [...towns] : ['']);
};
const longest = 500;

/** Open matters in a step of the town's, whose day is today or over, the earliest first. */
export async function listDueMatters(
  db: Reader,
  scope: Scope,
  { towns, day }: { towns: readonly string[] | 'all'; day: Day },
): Promise<string[]> {
  const rows = await openOf(db, scope, towns)
    .innerJoin('procedure_step_role as at', (join) =>
      join
        .on('at.county', '=', scope.county)
        .onRef('at.procedure', '=', 'matter.procedure')
        .onRef('at.version', '=', 'matter.procedure_version')
        .onRef('at.step', '=', 'matter.step')
        .on('at.role', '=', 'town'),
    )
    .select('matter.id')
    .where('matter.due_on', '<=', day)
    .orderBy('matter.due_on')
    .orderBy('matter.id')
    .limit(longest)
    .execute();
  return rows.map(({ id }) => id);
}

/** Matters in which she said something that nobody has answered, and whose day is today or over: at a step of the town's, or too late for any. */
export async function listDueWords(
  db: Reader,
  scope: Scope,
  { towns, day }: { towns: readonly string[] | 'all'; day: Day },
): Promise<string[]> {
  const waiting = db
    .selectFrom('word')
    .innerJoin('matter', (join) => join.on('matter.county', '=', scope.county).onRef('matter.id', '=', 'word.matter'))
    .leftJoin('procedure_step_role as at', (join) =>
      join
        .on('at.county', '=', scope.county)
        .onRef('at.procedure', '=', 'matter.procedure')
        .onRef('at.version', '=', 'matter.procedure_version')
        .onRef('at.step', '=', 'word.step')
        .on('at.role', '=', 'town'),
    )
    .select('word.matter')
    .where('word.county', '=', scope.county)
    .where('word.answered_at', 'is', null)
    .where('word.due_on', '<=', day)
    .where((eb) => eb.or([eb('word.arrived', '=', 'late'), eb('at.role', 'is not', null)]));
  const hers = towns === 'all' ? waiting : waiting.where('matter.town', 'in', towns.length > 0 ? [...towns] : ['']);
  const rows = await hers
    .groupBy('word.matter')
    .orderBy((eb) => eb.fn.min('word.due_on'))
    .orderBy('word.matter')
    .limit(longest)
    .execute();
  return rows.map(({ matter }) => matter);
}

/** Leads of the town's own that somebody should have looked at by today. */
export async function listDueLeads(
  db: Reader,
  scope: Scope,
  { towns, day }: { towns: readonly string[] | 'all'; day: Day },
): Promise<string[]> {
  const open = db
    .selectFrom('lead')
    .select('id')
    .where('county', '=', scope.county)
    .where('state', '!=', 'visited')
    .where('with_whom', '=', 'town')
    .where('due_on', '<=', day);
  const hers = towns === 'all' ? open : open.where('town', 'in', towns.length > 0 ? [...towns] : ['']);
  return (await hers.orderBy('due_on').orderBy('id').limit(longest).execute()).map(({ id }) => id);
}

/** Visits of today, and those of which nobody has said what became of them. */
export async function countDueVisits(
  db: Reader,
  scope: Scope,
  { towns, day }: { towns: readonly string[] | 'all'; day: Day },
): Promise<number> {
  const planned = db
    .selectFrom('visit')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('county', '=', scope.county)
    .where('state', '=', 'planned')
    .where('day', '<=', day);
  const hers = towns === 'all' ? planned : planned.where('town', 'in', towns.length > 0 ? [...towns] : ['']);
  return Number((await hers.executeTakeFirstOrThrow()).count);
}

/** Open matters of people whom no SMS reaches: no number of hers that was proved and still is hers. */
export async function listWithoutPhone(db: Reader, scope: Scope, towns: readonly string[] | 'all'): Promise<string[]> {
  const rows = await openOf(db, scope, towns)
    .select('matter.id')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('contact')
            .select('contact.id')
            .where('contact.county', '=', scope.county)
            .whereRef('contact.person', '=', 'matter.person')
            .where('contact.channel', '=', 'sms')
            .where('contact.verified_at', 'is not', null)
            .where('contact.stale_at', 'is', null),
        ),
      ),
    )
    .orderBy('matter.id')
    .limit(longest)
    .execute();
  return rows.map(({ id }) => id);
}

/** Open matters of people whose ID number nobody knows. */
export async function listWithoutIdNumber(db: Reader, scope: Scope, towns: readonly string[] | 'all'): Promise<string[]> {
  const rows = await openOf(db, scope, towns)
    .innerJoin('person', (join) => join.on('person.county', '=', scope.county).onRef('person.id', '=', 'matter.person'))
    .select('matter.id')
    .where('person.id_hash', 'is', null)
    .orderBy('matter.id')
    .limit(longest)
    .execute();
  return rows.map(({ id }) => id);
}

/** Open matters of people of whose cards somebody read a month off. */
export async function listWithCards(db: Reader, scope: Scope, towns: readonly string[] | 'all'): Promise<{ id: string; person: string }[]> {
  return openOf(db, scope, towns)
    .select(['matter.id', 'matter.person'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('card_month')
          .select('card_month.id')
          .where('card_month.county', '=', scope.county)
          .whereRef('card_month.person', '=', 'matter.person'),
      ),
    )
    .orderBy('matter.id')
    .execute();
}

const servingOn = (db: Reader, scope: Scope, day: Day) =>
  db
    .selectFrom('liaison')
    .where('liaison.county', '=', scope.county)
    .where('liaison.since', '<=', day)
    .where((eb) => eb.or([eb('liaison.until', 'is', null), eb('liaison.until', '>', day)]));

/** Who helps in the villages of a town today. */
export async function listLiaisonsOfTown(db: Reader, scope: Scope, { town, day }: { town: string; day: Day }) {
  return servingOn(db, scope, day)
    .innerJoin('place', (join) => join.on('place.county', '=', scope.county).onRef('place.id', '=', 'liaison.village'))
    .select(['liaison.id', 'liaison.phone', 'liaison.village'])
    .where('place.parent', '=', town)
    .orderBy('liaison.id')
    .execute();
}

/** The villages whose liaison has this number today. */
export async function listVillagesOfNumber(db: Reader, scope: Scope, { phone, day }: { phone: string; day: Day }): Promise<string[]> {
  const rows = await servingOn(db, scope, day).select('liaison.village').where('liaison.phone', '=', phone).execute();
  return rows.map(({ village }) => village);
}

/** Visits to these villages today. */
export async function countVisitsToday(
  db: Reader,
  scope: Scope,
  { villages, day }: { villages: readonly string[]; day: Day },
): Promise<number> {
  const row = await db
    .selectFrom('visit')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('county', '=', scope.county)
    .where('village', 'in', [...villages])
    .where('state', '=', 'planned')
    .where('day', '=', day)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}

/** Open matters that were filed from this number as a liaison's, and whose papers may follow until one of these days; none that she keeps quiet. */
export async function countPapersFollowing(
  db: Reader,
  scope: Scope,
  { addressHash, from, to }: { addressHash: Buffer; from: Day; to: Day },
): Promise<number> {
  const row = await db
    .selectFrom('matter')
    .innerJoin('application', (join) => join.on('application.county', '=', scope.county).onRef('application.id', '=', 'matter.application'))
    .innerJoin('account', 'account.id', 'application.account')
    .select((eb) => eb.fn.countAll<string>().as('count'))
    .where('matter.county', '=', scope.county)
    .where('matter.closed_at', 'is', null)
    .where('matter.follow_on', '>=', from)
    .where('matter.follow_on', '<=', to)
    .where('application.filled_by', '=', 'liaison')
    .where('matter.sharing', '!=', 'quiet')
    .where('account.address_hash', '=', addressHash)
    .executeTakeFirstOrThrow();
  return Number(row.count);
}
