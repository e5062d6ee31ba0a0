import { Kysely, PostgresDialect, type Transaction } from 'kysely';
import pg from 'pg';
import { CountyGuard } from './county-guard.ts';
import { PlanKeepingClient } from './kept-plan.ts';
import type { Tables } from './tables.ts';

export type Database = Kysely<Tables>;
/** A transaction; stores take either. */
export type Tx = Transaction<Tables>;
export type Reader = Database | Tx;

const dateOid = 1082;
/** Legal days stay text: a Date would drag the server's time zone into them. */
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === dateOid ? (text: string) => text : pg.types.getTypeParser(oid, format as 'text'),
};

/** Opens a pool as the given role. Statements on county tables without a county are refused. */
export function openDatabase(url: string, poolSize: number, onLost: (code: string) => void): Database {
  const pool = new pg.Pool({
    Client: PlanKeepingClient,
    connectionString: url,
    max: poolSize,
    types: types as pg.CustomTypesConfig,
    application_name: 'mashang',
  });
  // A connection lost while somebody works with it speaks up by itself, and nobody listening would end the process;
  // its statements fail besides. The pool repeats what an idle one said.
  pool.on('connect', (client) => client.on('error', (error: Error & { code?: string }) => onLost(error.code ?? 'unknown')));
  pool.on('error', () => {});
  return new Kysely<Tables>({ dialect: new PostgresDialect({ pool }), plugins: [new CountyGuard()] });
}
