import { sql } from 'kysely';
import type { Database } from './database.ts';
import { SettingRefused } from './settings.ts';

interface Rights {
  superuser: boolean;
  runs_programs: boolean;
  creates: boolean;
  changes_events: boolean;
  changes_audit: boolean;
  changes_attempts: boolean;
}

/** Whether rows of a table that only grows could be changed: one column is enough. */
const changes = (table: string) =>
  sql`(has_any_column_privilege(current_user, ${table}, 'update') or has_table_privilege(current_user, ${table}, 'delete, truncate'))`;

/** The app's login must not be able to do what the app never does; names the first right that is too much. */
export async function refuseExcessRights(db: Database, deployment: 'demo' | 'real'): Promise<void> {
  const { rows } = await sql<Rights>`
    select (select rolsuper from pg_roles where rolname = current_user) as superuser,
           pg_has_role(current_user, 'pg_execute_server_program', 'usage') or pg_has_role(current_user, 'pg_read_server_files', 'usage')
             or pg_has_role(current_user, 'pg_write_server_files', 'usage') as runs_programs,
           has_schema_privilege(current_user, 'public', 'create')
             or has_database_privilege(current_user, current_database(), 'create') as creates,
           ${changes('event')} as changes_events,
           ${changes('audit')} or ${changes('audit_seal')} or ${changes('audit_leaf')} as changes_audit,
           ${changes('sms_attempt')} or ${changes('sms_outcome')} as changes_attempts`.execute(db);
  const rights = rows[0]!;
  const excess = [
    rights.superuser && 'is a superuser',
    rights.runs_programs && 'may run programs or touch files on the database’s machine',
    rights.creates && 'may create tables',
    rights.changes_events && 'may change events that happened',
    rights.changes_audit && 'may change the audit',
    rights.changes_attempts && 'may change what was sent',
  ].find(Boolean);
  if (excess) {
    throw new SettingRefused(
      `The login of DATABASE_APP_URL ${excess}; give the ${deployment === 'real' ? 'county' : 'demo'} server a login that is only a member of mashang_app.`,
    );
  }
}
