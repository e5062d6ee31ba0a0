import type { Insertable } from 'kysely';
import { generationOf, practiceId } from '../../rules/practice-id.ts';
import type { Database, Reader, Tx } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';

/** The row that whoever begins anew holds; false if somebody holds it already. */
export async function lockGround(tx: Tx, county: string): Promise<{ ground: string | null; days_ahead: number } | undefined> {
  return tx
    .selectFrom('practice_ground')
    .select(['ground', 'days_ahead'])
    .where('practice_of', '=', county)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

export async function haveGroundRow(db: Database, county: string): Promise<void> {
  await db
    .insertInto('practice_ground')
    .values({ practice_of: county, ground: null, opened_at: null })
    .onConflict((conflict) => conflict.doNothing())
    .execute();
}

export async function openGround(tx: Tx, county: string, ground: string, now: Date): Promise<void> {
  await tx.updateTable('practice_ground').set({ ground, opened_at: now, days_ahead: 0 }).where('practice_of', '=', county).execute();
}

/** False if the day was moved by somebody else meanwhile. */
export async function moveDay(db: Database, county: string, { from, to }: { from: number; to: number }): Promise<boolean> {
  const result = await db
    .updateTable('practice_ground')
    .set({ days_ahead: to })
    .where('practice_of', '=', county)
    .where('ground', 'is not', null)
    .where('days_ahead', '=', from)
    .executeTakeFirst();
  return result.numUpdatedRows === 1n;
}

/** A county of the next number, beside those that were begun and never opened. */
export async function mintCounty(db: Database, county: string, now: Date): Promise<string> {
  const { practice_of: _none, ...real } = await db.selectFrom('county').selectAll().where('id', '=', county).executeTakeFirstOrThrow();
  const minted = await listGrounds(db, county);
  const ground = practiceId(county, Math.max(0, ...minted.map(generationOf)) + 1);
  await db
    .insertInto('county')
    .values({ ...real, id: ground, name: `${real.name}（练习）`, born_at: now, practice_of: county })
    .execute();
  return ground;
}

export async function listGrounds(db: Reader, county: string): Promise<string[]> {
  return (await db.selectFrom('county').select('id').where('practice_of', '=', county).execute()).map(({ id }) => id);
}

/** The law of a county as it stands now: a ground keeps it as it was when it was minted. */
export async function copyLaw(db: Database, scope: Scope, ground: string): Promise<void> {
  await db
    .insertInto('procedure')
    .columns(['county', 'id', 'version', 'data', 'published_at'])
    .expression((eb) =>
      eb
        .selectFrom('procedure')
        .select([eb.val(ground).as('ground'), 'id', 'version', 'data', 'published_at'])
        .where('county', '=', scope.county),
    )
    .execute();
  await db
    .insertInto('calendar')
    .columns(['county', 'year', 'data', 'published_at'])
    .expression((eb) =>
      eb
        .selectFrom('calendar')
        .select([eb.val(ground).as('ground'), 'year', 'data', 'published_at'])
        .where('county', '=', scope.county),
    )
    .execute();
  await db
    .insertInto('figure')
    .columns(['county', 'name', 'since', 'data', 'published_at'])
    .expression((eb) =>
      eb
        .selectFrom('figure')
        .select([eb.val(ground).as('ground'), 'name', 'since', 'data', 'published_at'])
        .where('county', '=', scope.county),
    )
    .execute();
}

export async function insertCatalogue(db: Database, row: Insertable<Tables['catalogue']>): Promise<void> {
  await db.insertInto('catalogue').values(row).execute();
}

/** Everything that was written about anybody there can never be read again. */
export async function destroyKeys(tx: Tx, scope: Scope): Promise<void> {
  await tx
    .updateTable('application')
    .set({ key_wrapped: null })
    .where('county', '=', scope.county)
    .where('key_wrapped', 'is not', null)
    .execute();
}

export async function listFiles(tx: Tx, scope: Scope): Promise<string[]> {
  return (await tx.selectFrom('paper').select('file').where('county', '=', scope.county).execute()).map(({ file }) => file);
}

const messagesShown = 60;

/** What the phones of a ground received, the newest first. */
export async function listKept(db: Reader, scope: Scope) {
  return db
    .selectFrom('delivery')
    .innerJoin('notice', (join) => join.onRef('notice.county', '=', 'delivery.county').onRef('notice.id', '=', 'delivery.notice'))
    .innerJoin('matter', (join) => join.onRef('matter.county', '=', 'delivery.county').onRef('matter.id', '=', 'notice.matter'))
    .innerJoin('application', (join) =>
      join.onRef('application.county', '=', 'delivery.county').onRef('application.id', '=', 'matter.application'),
    )
    .select([
      'delivery.id',
      'delivery.sealed',
      'delivery.changed_at',
      'delivery.contact',
      'matter.id as matter',
      'application.id as application',
      'application.key_wrapped',
      'application.name_sealed',
    ])
    .where('delivery.county', '=', scope.county)
    .where('delivery.channel', '=', 'practice')
    .orderBy('delivery.changed_at', 'desc')
    .orderBy('delivery.id', 'desc')
    .limit(messagesShown)
    .execute();
}
