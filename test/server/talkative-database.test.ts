import { afterAll, beforeAll, expect, test } from 'vitest';
import { openLog } from '../../src/server/platform/log.ts';
import { closeHouse, openHouse } from '../../src/server/platform/open-house.ts';
import { MovedClock } from '../helpers/moved-clock.ts';
import { queryAs } from '../helpers/query-as.ts';
import { testStart } from '../helpers/test-county.ts';
import { openTestDatabase, type TestDatabase } from '../helpers/test-database.ts';
import { testSettings } from '../helpers/test-settings.ts';

let database: TestDatabase;
beforeAll(async () => {
  database = await openTestDatabase();
  await queryAs(
    database.adminUrl,
    `do $$ begin
    execute format('alter database %I set log_parameter_max_length = 0', current_database());
    execute format('alter database %I set log_parameter_max_length_on_error = 0', current_database());
    execute format('alter database %I set log_error_verbosity = terse', current_database());
  end $$`,
  );
});
afterAll(() => database?.drop());

async function warningsAtStart(): Promise<string[]> {
  const lines: string[] = [];
  const settings = testSettings({ databaseUrl: database.ownerUrl, databaseAppUrl: database.appUrl, keyDir: database.keyDir });
  const house = await openHouse(settings, { clock: new MovedClock(testStart), log: openLog({ write: (line) => void lines.push(line) }) });
  await closeHouse(house);
  return lines.map((line) => (JSON.parse(line) as { because?: string }).because ?? '').filter(Boolean);
}

test('a database that writes families’ data into its own log is named at the start, a quiet one is not', async () => {
  expect(await warningsAtStart()).toEqual([]);
  await queryAs(
    database.adminUrl,
    `do $$ begin execute format('alter database %I set log_parameter_max_length = -1', current_database()); end $$`,
  );
  expect(await warningsAtStart()).toEqual(['log_parameter_max_length should be 0']);
});
