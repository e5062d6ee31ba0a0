import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewApplication, Receipt } from '../../src/contract/apply.contract.ts';
import { codeAlphabet, receiptCheckCharacter } from '../../src/rules/code-id.ts';
import { solveChallenge } from '../../src/mini/shared/solve-challenge.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask, Villager } from '../helpers/villager.ts';

let county: TestCounty;
let wang: Villager;
let form: NewApplication;
let receipt: Receipt;
let lastSix: string;

beforeAll(async () => {
  county = await openTestCounty();
  wang = await Villager.signedIn(county, '16900004101');
  form = await wang.fillForm();
  receipt = await wang.apply(form);
  lastSix = form.applicant.idNumber.slice(-6);
});
afterAll(() => county?.close());

const look = (body: { code: string; lastSix?: string; deviceId?: string }, sum?: string) =>
  ask(county.publicUrl, 'lookAtReceipt', { body: { deviceId: randomUUID(), ...body }, headers: sum ? { 'x-sum': sum } : {} });

/** Well-formed, of nobody. */
function codeOfNobody(at: number): string {
  const body = `A${Array.from({ length: 11 }, (_, place) => codeAlphabet[Math.floor(at / 30 ** place) % 30]).join('')}`;
  return body + receiptCheckCharacter(body);
}
const wrongSix = (at: number): string => {
  const six = String((Number(lastSix.slice(0, 5)) + 1 + at) % 100_000).padStart(5, '0') + '3';
  return six === lastSix ? '000001' : six;
};

test('the scanned code alone shows the stage, whose turn it is and the next date at once, and nothing that names', async () => {
  const { status, headers, body } = await ask(county.publicUrl, 'landing', { params: { codeId: receipt.code } });
  const page = String(body);
  expect([status, headers.get('cache-control'), headers.get('x-robots-tag')]).toEqual([200, 'no-store', 'noindex']);
  for (const words of ['交上了', '现在在：镇上', '前有下一步', '看更多', `/check/receipt#${receipt.code}`, 'tel:12349'])
    expect(page).toContain(words);
  expect(page).not.toMatch(/王|秀英|临时|救助金|康家|海丰|元|<script/);

  const seen = await look({ code: ` ${receipt.code.toLowerCase().replace(/(.{4})/g, '$1-')}` });
  expect(seen.status).toBe(200);
  expect(seen.headers.get('cache-control')).toBe('no-store');
  expect(seen.body.matters).toEqual([{ word: '交上了', who: '镇上', next: expect.objectContaining({ overdue: false }) as object }]);
  expect(Object.keys(seen.body.contact)).toEqual(['hotline']);
});

test('hundreds scan at once: each reads his own, and a wrong code is told so', async () => {
  const li = await Villager.signedIn(county, '16900004102');
  const two = await li.apply(await li.fillForm());
  const codes = Array.from({ length: 200 }, (_, at) => [receipt.code, two.code, codeOfNobody(at)][at % 3]!);
  const open = async (codeId: string) => String((await ask(county.publicUrl, 'landing', { params: { codeId } })).body);
  const pages = await Promise.all(codes.map(open));
  for (const [at, page] of pages.entries()) expect(page).toContain(at % 3 === 2 ? '这个码我们不认识' : `/check/receipt#${codes[at]}`);
});

test('code and last six both right: program, count, titles with days, whom to ask; no sum, no reason, no paper, a masked name', async () => {
  const { status, body } = await look({ code: receipt.code, lastSix });
  expect(status).toBe(200);
  const [matter] = body.matters;
  expect(matter!.more).toEqual({
    program: receipt.matters[0]!.program,
    forWhom: '王**',
    missing: expect.any(Number) as number,
    timeline: [{ title: '交给镇上了', when: '11月24日 星期二' }],
  });
  expect(body.contact).toMatchObject({ hotline: '12349', town: '海丰街道', liaison: { phone: '16900008001' } });
  const paper = (await wang.ask('readMatter', { params: { matterId: receipt.matters[0]!.matterId } })).body.papers!;
  expect(matter!.more!.missing).toBe(paper.filter(({ state }) => state === 'missing').length);
  for (const hidden of [...paper.map(({ name }) => name), form.applicant.name, form.applicant.idNumber])
    expect(JSON.stringify(body)).not.toContain(hidden);
  const looks = await queryAs(county.database.ownerUrl, `select who_kind, what_kind from audit where what_kind = 'receipt'`);
  expect(looks).toEqual([{ who_kind: 'system', what_kind: 'receipt' }]);
});

test('until both fit the answer is the same bytes, whichever is wrong', async () => {
  const answers = await Promise.all(
    [
      { code: receipt.code, lastSix: wrongSix(1) },
      { code: codeOfNobody(1), lastSix },
      { code: codeOfNobody(2), lastSix: wrongSix(2) },
      { code: 'not a code', lastSix },
    ].map(async (body) => {
      const { status, headers, body: said } = await look(body);
      const kept = [...headers].filter(([name]) => name !== 'date').map((pair) => pair.join(': '));
      return [status, ...kept, JSON.stringify(said)].join('\n');
    }),
  );
  expect(new Set(answers).size).toBe(1);
  expect(answers[0]).toMatch(/^404\n/);
});

test('the short number opens nothing and says how to go on', async () => {
  const number = receipt.number.replace(' ', '');
  const alone = await look({ code: number });
  expect(alone).toMatchObject({ status: 404, body: { text: '八位号打不开。请扫纸上的方块码，或打12349报名字。' } });
  expect((await look({ code: number, lastSix })).status).toBe(404);
});

test('a phone that was wrong waits at this receipt, longer each time; no other phone, no other receipt, no owner does', async () => {
  county.clock.forward({ hours: 24 });
  const own = await wang.apply(await wang.fillForm());
  const deviceId = randomUUID();
  const told: number[] = [];
  for (let at = 0; at < 5; at += 1) {
    expect((await look({ code: own.code, lastSix: '00000X', deviceId })).status).toBe(404);
    const slowed = await look({ code: own.code, lastSix: '00000X', deviceId });
    if (slowed.status === 404) continue;
    expect(slowed).toMatchObject({ status: 429, body: { code: 'too-many-tries' } });
    const wait = Number(slowed.headers.get('retry-after'));
    told.push(wait);
    county.clock.forward({ seconds: wait });
  }
  expect(told.length).toBeGreaterThan(2);
  expect(told.at(-1)!).toBeGreaterThan(told[0]!);
  // Slowed: the right pair waits on this phone as the wrong one does.
  expect((await look({ code: own.code, lastSix: '00000X', deviceId })).status).toBe(404);
  const right = { code: own.code, lastSix: lastSix, deviceId };
  expect((await look(right)).status).toBe(429);
  expect((await look({ code: receipt.code, lastSix, deviceId })).status).toBe(200);
  expect((await look({ code: own.code, deviceId })).status).toBe(200);
  expect((await wang.ask('readMatter', { params: { matterId: own.matters[0]!.matterId } })).status).toBe(200);
});

test('from many phones, guesses cost a sum each; none hits, and the family is shut out nowhere', async () => {
  county.clock.forward({ hours: 24 });
  const statuses = new Map<number, number>();
  const times = Number(process.env['GUESSES'] ?? 120);
  for (let at = 0; at < times; at += 1) {
    const guess = await look({ code: receipt.code, lastSix: wrongSix(at) });
    statuses.set(guess.status, (statuses.get(guess.status) ?? 0) + 1);
    if (at % 20 !== 0) continue;
    expect((await wang.ask('readMatter', { params: { matterId: receipt.matters[0]!.matterId } })).status).toBe(200);
    expect((await look({ code: receipt.code })).status).toBe(200);
  }
  expect([...statuses.keys()].toSorted()).toEqual([404, 428]);
  expect(statuses.get(404)).toBeLessThanOrEqual(10);
  // Who types the right figures works the sum out, unseen, and reads on; the sum is good for this very pair alone.
  const deviceId = randomUUID();
  const pair = { code: receipt.code, lastSix, deviceId };
  const asked = await look(pair);
  expect(asked.status).toBe(428);
  const { challenge, bits } = (asked.body as unknown as { sum: { challenge: string; bits: number } }).sum;
  const sum = await solveChallenge(challenge, '', bits);
  expect((await look({ ...pair, lastSix: wrongSix(999) }, sum)).status).toBe(428);
  expect((await look(pair, sum)).status).toBe(200);
});

test('the liaison of the village reads stage and how much is missing, which papers only where he may help; the look is recorded', async () => {
  const liaison = await Villager.signedIn(county, '16900008001');
  const seen = await liaison.ask('lookAtReceiptAsLiaison', { body: { code: receipt.code } });
  expect(seen.status).toBe(200);
  expect(seen.body.matters[0]).toMatchObject({ word: '交上了', missing: expect.any(Number) as number });
  expect(seen.body.matters[0]).not.toHaveProperty('papers');
  expect(seen.body.matters[0]).not.toHaveProperty('more');
  const filed = await liaison.apply(await liaison.fillForm({ applicant: { filledBy: 'liaison' } }));
  const own = await liaison.ask('lookAtReceiptAsLiaison', { body: { code: filed.code } });
  expect(own.body.matters[0]!.papers).toHaveLength(own.body.matters[0]!.missing!);
  const [looked] = await queryAs<{ who_kind: string }>(
    county.database.ownerUrl,
    `select who_kind from audit where what_kind = 'matter' and act = 'opened' and what = $1`,
    [receipt.matters[0]!.matterId],
  );
  expect(looked).toEqual({ who_kind: 'citizen' });
  // Whoever serves elsewhere, or nowhere, finds what a wrong code finds.
  const foreign = await wang.ask('lookAtReceiptAsLiaison', { body: { code: receipt.code } });
  expect(foreign.status).toBe(404);
  expect(foreign.body).toEqual((await liaison.ask('lookAtReceiptAsLiaison', { body: { code: codeOfNobody(3) } })).body);
});
