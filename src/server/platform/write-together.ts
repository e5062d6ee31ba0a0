import type { InsertQueryBuilder, OperationNodeSource, QueryCreator } from 'kysely';
import type { Tx } from './database.ts';
import type { Tables } from './tables.ts';

/** An insert or update that is not carried out yet: what a store gives to `writeTogether`. */
export type Write = (db: QueryCreator<Tables>) => OperationNodeSource;

/**
 * Rows that belong to one act, in one statement: one way to the database and back instead of one for each table.
 * PostgreSQL carries all of them out or none; none sees what another wrote, and no row may be written twice.
 */
export async function writeTogether(tx: Tx, ...writes: Write[]): Promise<void> {
  let all: QueryCreator<Tables> = tx;
  for (const [at, write] of writes.entries())
    all = all.with(`write_${at}`, (db) => write(db) as InsertQueryBuilder<Tables, keyof Tables, object>) as QueryCreator<Tables>;
  await all.selectNoFrom((eb) => eb.lit(1).as('written')).execute();
}
