import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest';
import { Jobs } from '../../src/server/platform/jobs.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { closeHouse } from '../../src/server/platform/open-house.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

/** Deliveries have no knock of their own: each lane's worker looks for what is due, and goes on whatever happens to one look. */
let county: TestCounty;
let town: Officer;
let families = 0;
beforeAll(async () => {
  county = await openTestCounty({ work: true });
  town = await new Officer(county, 'haifeng').signIn();
});
afterEach(() => county.sms.switches.reset());
afterAll(() => county?.close());

const sql = <Row extends Record<string, unknown>>(text: string, values: unknown[] = []) =>
  queryAs<Row>(county.database.adminUrl, text, values);

async function family(): Promise<{ villager: Villager; matterId: string; accepted: () => number }> {
  const villager = await Villager.signedIn(county, `1690000${3600 + (families += 1)}`);
  const form = await villager.fillForm({ applicant: { idNumber: inventedIdNumber(700 + families) } });
  const { matters } = await villager.apply(form);
  const accepted = () => villager.messages().filter(({ text }) => !text.includes('登录码')).length;
  return { villager, matterId: matters[0]!.matterId, accepted };
}

const statesOf = (matterId: string) =>
  sql<{ state: string }>(
    `select d.state from delivery d join notice n on n.county = d.county and n.id = d.notice
     where n.matter = $1 and n.kind = 'accepted' and d.channel = 'sms'`,
    [matterId],
  ).then((rows) => rows.map(({ state }) => state));

test('what is told is handed over by itself, without a knock', async () => {
  const one = await family();
  expect((await town.record(one.matterId, 'accept')).status).toBe(201);
  await expect.poll(one.accepted).toBe(1);
});

test('a number that does not open holds up nobody: the others are told, and to her a person says it', async () => {
  const [broken, well] = [await family(), await family()];
  await sql(
    `update contact set address_sealed = set_byte(address_sealed, length(address_sealed) - 1, get_byte(address_sealed, length(address_sealed) - 1) # 1)
     where person = (select person from matter where id = $1) and channel = 'sms'`,
    [broken.matterId],
  );
  // Not by the matter's page, which would have to open the number too.
  const body = { submissionId: randomUUID(), event: 'accept' };
  const call = { params: { matterId: broken.matterId }, headers: { 'if-match': '1' }, body };
  expect((await town.ask('staffRecordEvent', call)).status).toBe(201);
  expect((await town.record(well.matterId, 'accept')).status).toBe(201);
  await expect.poll(well.accepted).toBe(1);
  await expect.poll(() => statesOf(broken.matterId)).toEqual(['failed']);
  expect(county.logLines.filter((line) => line.includes('a number does not open'))).not.toEqual([]);
});

test('the database goes away and comes back: the lanes go on by themselves, and have said it once and not twice a second', async () => {
  const one = await family();
  const name = new URL(county.database.ownerUrl.replace('@/', '@x/')).pathname.slice(1);
  const elsewhere = county.database.adminUrl.replace(name, 'postgres');
  const said = () => county.logLines.filter((line) => line.includes('"queue":"deliver-decision"')).length;
  const before = said();
  await queryAs(elsewhere, `alter database ${name} with allow_connections false`);
  try {
    await queryAs(elsewhere, `select pg_terminate_backend(pid) from pg_stat_activity where datname = $1`, [name]);
    await expect.poll(() => said() - before).toBe(1);
  } finally {
    await queryAs(elsewhere, `alter database ${name} with allow_connections true`);
  }
  await expect.poll(async () => (await town.record(one.matterId, 'accept')).status).toBe(201);
  await expect.poll(one.accepted).toBe(1);
  expect(said() - before).toBe(1);
});

test('a look that fails each time does not end the looking, is said once, and said anew after it went well', async () => {
  const lines: string[] = [];
  const jobs = new Jobs(county.database.appUrl, openLog({ write: (line) => void lines.push(line) }));
  let looks = 0;
  let fails = true;
  jobs.keepLooking('failing', async () => {
    looks += 1;
    if (fails) throw new Error('not to be said');
    return 'done';
  });
  await expect.poll(() => looks).toBeGreaterThan(2);
  expect(lines).toHaveLength(1);
  fails = false;
  const soFar = looks;
  await expect.poll(() => looks).toBeGreaterThan(soFar + 1);
  fails = true;
  await expect.poll(() => lines.length).toBe(2);
  await jobs.stop();
  expect(lines.join()).not.toContain('not to be said');
});

test('stopped while the vendor is being called: the answer is waited for and written down', async () => {
  const one = await family();
  county.sms.switches.set({ late: 400, reports: 'off' });
  expect((await town.record(one.matterId, 'accept')).status).toBe(201);
  await expect.poll(one.accepted).toBe(1);
  await county.app.close();
  await closeHouse(county.house);
  expect(await statesOf(one.matterId)).toEqual(['handed-over']);
});
