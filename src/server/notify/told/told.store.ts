import type { Insertable } from 'kysely';
import type { Reader } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import type { Tables } from '../../platform/tables.ts';
import { insertRow, type Write } from '../../platform/write-together.ts';

/** How a matter's person is told: a line for each way that she named, one without a way where she named none. */
export async function listWaysOf(
  db: Reader,
  scope: Scope,
  { matter, person, account, now }: { matter: string; person: string; account: string; now: Date },
) {
  return db
    .selectFrom('matter')
    .leftJoin('told', (join) =>
      join.onRef('told.county', '=', 'matter.county').onRef('told.application', '=', 'matter.application').on('told.until', 'is', null),
    )
    .leftJoin('contact as child', (join) =>
      join
        .onRef('child.county', '=', 'told.county')
        .onRef('child.id', '=', 'told.contact')
        .on('child.stale_at', 'is', null)
        .on('child.opted_out_at', 'is', null),
    )
    .leftJoin('person_way', (join) => join.onRef('person_way.county', '=', 'matter.county').on('person_way.person', '=', person))
    .leftJoin('account', (join) => join.on('account.id', '=', account))
    .leftJoin('contact as own', (join) =>
      join
        .onRef('own.county', '=', 'matter.county')
        .on('own.person', '=', person)
        .on('own.channel', '=', 'sms')
        .onRef('own.address_hash', '=', 'account.address_hash'),
    )
    .select([
      'matter.village',
      'matter.town',
      'told.way',
      'child.id as child',
      'person_way.way as read',
      'own.id as own',
      'own.whose',
      'own.verified_at',
      'own.stale_at',
      'own.opted_out_at',
    ])
    .select((eb) =>
      eb
        .exists(
          eb
            .selectFrom('account_grant')
            .select('account_grant.id')
            .where('account_grant.county', '=', scope.county)
            .where('account_grant.account', '=', account)
            .where('account_grant.person', '=', person)
            .where('account_grant.until', '<=', now),
        )
        .as('ended'),
    )
    .where('matter.county', '=', scope.county)
    .where('matter.id', '=', matter)
    .execute();
}

/** Where somebody last asked for something. */
export async function findPlaceOf(db: Reader, scope: Scope, person: string) {
  return db
    .selectFrom('matter')
    .select(['matter.village', 'matter.town'])
    .where('matter.county', '=', scope.county)
    .where('matter.person', '=', person)
    .orderBy('matter.opened_at', 'desc')
    .limit(1)
    .executeTakeFirst();
}

export async function findPlaceOfMatter(db: Reader, scope: Scope, matter: string) {
  return db.selectFrom('matter').select(['village', 'town']).where('county', '=', scope.county).where('id', '=', matter).executeTakeFirst();
}

export async function findWayOf(db: Reader, scope: Scope, person: string) {
  const row = await db
    .selectFrom('person_way')
    .select('way')
    .where('county', '=', scope.county)
    .where('person', '=', person)
    .executeTakeFirst();
  return row?.way;
}

export function insertTold(row: Insertable<Tables['told']>): Write {
  return insertRow('told', row);
}

export function endTold(scope: Scope, ids: readonly string[], now: Date): Write {
  return (db) => db.updateTable('told').set({ until: now }).where('county', '=', scope.county).where('id', 'in', ids);
}

export async function listTold(db: Reader, scope: Scope, application: string) {
  return db
    .selectFrom('told')
    .select(['id', 'way', 'contact'])
    .where('county', '=', scope.county)
    .where('application', '=', application)
    .where('until', 'is', null)
    .execute();
}

/** The newest word stands, whoever said it. */
export function setWay(row: Insertable<Tables['person_way']>): Write {
  return (db) =>
    db
      .insertInto('person_way')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['county', 'person'])
          .doUpdateSet((eb) => ({ way: eb.ref('excluded.way'), set_by: eb.ref('excluded.set_by'), at: eb.ref('excluded.at') })),
      );
}
