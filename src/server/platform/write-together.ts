import type { Insertable, InsertQueryBuilder, OperationNodeSource, QueryCreator } from 'kysely';
import type { Tx } from './database.ts';
import type { Tables } from './tables.ts';

/** An insert or update that is not carried out yet: what a store gives to `writeTogether`. */
export type Write = ((db: QueryCreator<Tables>) => OperationNodeSource) & { row?: NewRow };

interface NewRow {
  into: keyof Tables;
  is: unknown;
}

/** A row of a table of which one act writes several: all of them go in together, whoever prepared them. */
export function insertRow<T extends keyof Tables>(into: T, is: Insertable<Tables[T]>): Write {
  return Object.assign((db: QueryCreator<Tables>) => insertRows(db, into, [is]), { row: { into, is } });
}

function insertRows(db: QueryCreator<Tables>, into: keyof Tables, rows: readonly unknown[]): OperationNodeSource {
  return db.insertInto(into).values(rows as Insertable<Tables[keyof Tables]>[]);
}

/**
 * Rows that belong to one act, in one statement: one way to the database and back instead of one for each table.
 * PostgreSQL carries all of them out or none; none sees what another wrote, and no row may be written twice.
 */
export async function writeTogether(tx: Tx, ...writes: Write[]): Promise<void> {
  let all: QueryCreator<Tables> = tx;
  for (const [at, write] of gathered(writes).entries())
    all = all.with(`write_${at}`, (db) => write(db) as InsertQueryBuilder<Tables, keyof Tables, object>) as QueryCreator<Tables>;
  await all.selectNoFrom((eb) => eb.lit(1).as('written')).execute();
}

/** One insert a table for the rows of `insertRow`, each where the first of them stood. */
function gathered(writes: readonly Write[]): Write[] {
  const rows = Map.groupBy(
    writes.flatMap(({ row }) => row ?? []),
    ({ into }) => into,
  );
  const done = new Set<keyof Tables>();
  return writes.flatMap((write): Write[] => {
    if (!write.row) return [write];
    const { into } = write.row;
    if (done.has(into)) return [];
    done.add(into);
    return [
      (db) =>
        insertRows(
          db,
          into,
          rows.get(into)!.map(({ is }) => is),
        ),
    ];
  });
}
