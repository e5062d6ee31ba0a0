import { sql } from 'kysely';
import type { Database } from './database.ts';
import { SettingRefused } from './settings.ts';

interface Rights {
  superuser: boolean;
  creates: boolean;
  changes_events: boolean;
  changes_audit: boolean;
  changes_attempts: boolean;
}

/** The app's login must not be able to do what the app never does; names the first right that is too much. */
export async function refuseExcessRights(db: Database, deployment: 'demo' | 'real'): Promise<void> {
  const { rows } = await sql<Rights>`
    select (select rolsuper from pg_roles where rolname = current_user) as superuser,
           has_schema_privilege(current_user, 'public', 'create') as creates,
           has_table_privilege(current_user, 'event', 'update, delete') as changes_events,
           has_table_privilege(current_user, 'audit', 'update, delete') as changes_audit,
           has_table_privilege(current_user, 'sms_attempt', 'update, delete') as changes_attempts`.execute(db);
  const rights = rows[0]!;
  const excess = [
    rights.superuser && 'is a superuser',
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
