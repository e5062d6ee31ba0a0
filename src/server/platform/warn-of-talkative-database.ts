import { sql } from 'kysely';
import type { Database } from './database.ts';
import type { Log } from './log.ts';

interface LogSettings {
  parameters: string;
  parameters_on_error: string;
  verbosity: string;
}

/**
 * A database that writes parameters or row details into its own log writes families' names there. Ours is started
 * quiet; of a county's own the operator is told at every start.
 */
export async function warnOfTalkativeDatabase(db: Database, log: Log): Promise<void> {
  const { rows } = await sql<LogSettings>`
    select current_setting('log_parameter_max_length') as parameters,
           current_setting('log_parameter_max_length_on_error') as parameters_on_error,
           current_setting('log_error_verbosity') as verbosity`.execute(db);
  const { parameters, parameters_on_error: onError, verbosity } = rows[0]!;
  if (parameters !== '0' && parameters !== '0B') warn('log_parameter_max_length should be 0');
  if (onError !== '0' && onError !== '0B') warn('log_parameter_max_length_on_error should be 0');
  if (verbosity !== 'terse') warn('log_error_verbosity should be terse');

  function warn(because: string): void {
    log.warn({ because }, 'the database may write personal data into its own log');
  }
}
