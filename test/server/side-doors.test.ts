import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { errorForLog, openLog } from '../../src/server/platform/log.ts';
import { findPlanted } from '../helpers/dump-all.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

/** A county with working jobs, through which a family with planted words goes by every door, the wrong ones too. */
let county: TestCounty;
const planted: Record<string, string> = {};
const refusals: string[] = [];
const soon = { timeout: 15_000, interval: 50 };

beforeAll(async () => {
  county = await openTestCounty({ work: true });
  const wang = new Villager(county, '16900001801');
  await wang.askForCode();
  await vi.waitFor(() => expect(wang.codeOnPhone()).toMatch(/^\d{6}$/), soon);
  planted['code figures'] = wang.codeOnPhone();
  const signedIn = await wang.ask('signIn', { body: { phone: wang.phone, code: wang.codeOnPhone(), deviceId: wang.deviceId } });
  wang.token = signedIn.body.token;
  const form = await wang.fillForm({
    applicant: { name: '慕容演示花', address: '九组，老槐树下' },
    facts: { 'medical.outOfPocketYear': 31_417 },
  });
  const { paper } = await wang.sendPaper(form.submissionId);
  const receipt = await wang.apply({ ...form, papers: [paper] });
  Object.assign(planted, {
    name: form.applicant.name,
    'ID number': form.applicant.idNumber,
    phone: wang.phone,
    address: form.applicant.address,
    sum: '31417',
    'receipt code': receipt.code,
    'receipt number': receipt.number.replace(' ', ''),
    session: wang.token,
    'callback secret': county.house.settings.sms.tencent!.callbackSecrets[0]!,
    'vendor key': county.house.settings.sms.tencent!.secretKey,
  });
  const town = await new Officer(county, 'haifeng').signIn();
  planted['staff session'] = town.cookie.split('=')[1]!;
  await town.record(receipt.matters[0]!.matterId, 'accept');
  await vi.waitFor(() => expect(wang.messages()).toHaveLength(2), soon);
  await county.sms.reportsSettled();

  const say = async (answer: Promise<{ status: number; body: unknown }>) => refusals.push(JSON.stringify((await answer).body));
  await say(wang.ask('submitApplication', { body: { ...form, applicant: { ...form.applicant, name: 9 } } }));
  await say(wang.ask('submitApplication', { body: { ...form, [form.applicant.idNumber]: wang.phone } }));
  await say(wang.ask('submitApplication', { body: { ...form, facts: { ...form.facts, [form.applicant.name]: true } } }));
  await say(wang.ask('submitApplication', { body: { ...form, applicant: { ...form.applicant, address: `${form.applicant.address}!` } } }));
  await say(wang.ask('openCode', { params: { codeId: receipt.code } }));
  await say(wang.ask('signIn', { body: { phone: wang.phone, code: planted['code figures'], deviceId: wang.deviceId } }));
  // A defect in the middle of a transaction: the database names the row that offended it, in detail.
  await queryAs(county.database.ownerUrl, `alter table person add constraint planted_check check (id is null) not valid`);
  await say(
    wang.ask('submitApplication', {
      body: await wang.fillForm({ applicant: { name: form.applicant.name, idNumber: inventedIdNumber(7) } }),
    }),
  );
});
afterAll(() => county?.close());

test('the log tells what happened and names nobody', () => {
  const log = Buffer.from(county.logLines.join('\n'));
  expect(county.logLines.length).toBeGreaterThan(20);
  expect(findPlanted(log, { route: 'submitApplication', state: 'handed-over' })).toHaveLength(2);
  expect(findPlanted(log, planted)).toEqual([]);
});

test('the job queue carries ids only, in its data and in what it keeps of the outcome', async () => {
  const rows = await queryAs(county.database.adminUrl, 'select * from pgboss.job');
  expect(rows.length).toBeGreaterThan(3);
  for (const { name, data } of rows as { name: string; data: Record<string, unknown> }[]) {
    // pg-boss writes a row of its own for our minute's knock, whenever a minute turns: it repeats the schedule, which carries nothing.
    if (name === '__pgboss__send-it') expect(data).toEqual({ name: 'do-what-is-due', data: {}, options: {} });
    else
      for (const [key, value] of Object.entries(data ?? {}))
        expect([key, value]).toEqual([
          expect.stringMatching(/^(county|delivery|signInCode|report)$/),
          expect.stringMatching(/^(\d{6}|[0-9a-f-]{36})$/),
        ]);
  }
  expect(findPlanted(Buffer.from(JSON.stringify(rows)), planted)).toEqual([]);
});

test('a refusal says what is wrong without repeating what was written', () => {
  const all = Buffer.from(refusals.join('\n'));
  // Her own receipt would be no leak; none of these is one. A field's name stands in a refusal, its value never.
  const { name: _asKey, 'ID number': _asKeyToo, ...values } = planted;
  expect(findPlanted(all, values)).toEqual([]);
});

test('an error of the database is logged with its code and constraint, without its words', () => {
  const line = county.logLines.find((one) => one.includes('planted_check'));
  expect(JSON.parse(line!)).toMatchObject({
    level: 'error',
    problem: 'try-again-later',
    code: '23514',
    constraint: 'planted_check',
    table: 'person',
  });
  expect(line).not.toMatch(/violates|Failing row|detail|stack/);
  expect(refusals.at(-1)).toContain('try-again-later');
});

test('the log drops every field that is not on its list, and every error’s message', () => {
  const lines: string[] = [];
  const log = openLog({ write: (line) => void lines.push(line) });
  const error = Object.assign(new Error('Key (phone)=(16900001801) already exists'), {
    code: '23505',
    detail: '16900001801',
    constraint: 'c',
  });
  log.error({ phone: '16900001801', err: error, body: { name: '慕容' }, ...errorForLog(error), route: 'signIn' }, 'refused');
  expect(JSON.parse(lines[0]!)).toMatchObject({ route: 'signIn', error: 'Error', code: '23505', constraint: 'c', msg: 'refused' });
  expect(lines[0]).not.toMatch(/16900001801|慕容|already/);
});
