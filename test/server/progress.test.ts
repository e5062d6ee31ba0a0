import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Matter } from '../../src/contract/check.contract.ts';
import { Officer } from '../helpers/officer.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

let county: TestCounty;
let town: Officer;
let bureau: Officer;
let wang: Villager;
beforeAll(async () => {
  county = await openTestCounty();
  town = await new Officer(county, 'haifeng').signIn();
  bureau = await new Officer(county, 'county').signIn();
  wang = await Villager.signedIn(county, '16900002801');
});
afterAll(() => county?.close());

/** Days have passed: whoever was signed in signs in again. */
async function later(move: () => void): Promise<void> {
  move();
  await town.signIn();
  await bureau.signIn();
  await wang.signIn();
}

let people = 800;
async function apply(program?: string, who = wang): Promise<string> {
  people += 1;
  const form = await who.fillForm({ ...(program ? { program } : {}), applicant: { idNumber: inventedIdNumber(people) } });
  return (await who.apply(form)).matters[0]!.matterId;
}
const read = async (matterId: string, who = wang): Promise<Matter> => (await who.ask('readMatter', { params: { matterId } })).body;

async function must(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`${status} ${JSON.stringify(body)}`);
}

const no = { reason: '算下来每人每月920元，线是850元', rule: '社会救助法第二十九条', remedy: '收入少了，带上证明再来' };

async function refused(): Promise<string> {
  const matterId = await apply();
  await must(town.record(matterId, 'accept'));
  await must(town.record(matterId, 'hang'));
  await later(() => county.clock.forward({ days: 9 }));
  await must(town.record(matterId, 'pass-to-county'));
  await must(bureau.record(matterId, 'refuse', no));
  return matterId;
}

describe('where a matter stands', () => {
  test('says who has it, by when and by whose word, the word on the paper, and what she can do meanwhile', async () => {
    const matterId = await apply();
    const filed = await read(matterId);
    expect(filed).toMatchObject({ who: '镇上', stage: 'moving', next: { kind: 'demo', overdue: false } });
    expect(filed.meanwhile).toEqual([expect.stringMatching(/^还差\d样：拍照补，或请村里帮。$/)]);
    expect([filed.doors, filed.against, filed.otherAid]).toEqual([undefined, undefined, undefined]);
    await must(town.record(matterId, 'accept'));
    await must(town.record(matterId, 'hang'));
    expect((await read(matterId)).state.title).toBe('在村里贴着，今天贴的');
    await later(() => county.clock.forward({ days: 3 }));
    const hangs = await read(matterId);
    expect(hangs).toMatchObject({ state: { title: '在村里贴着，第3天' }, legalWord: '公示' });
    expect(hangs.meanwhile).toContain('去公开栏看看写了啥。');
  });

  test('is late without blame, and one question goes up a level and comes back with a day', async () => {
    const matterId = await apply();
    const { next } = await read(matterId);
    await later(() => {
      county.clock.set(`${next!.day}T09:00:00+08:00`);
      county.clock.forward({ days: 2 });
    });
    const late = await read(matterId);
    expect(late).toMatchObject({ stage: 'late', next: { overdue: true, text: expect.stringMatching(/^说好.+前办，今天晚了2天。$/) } });
    const body = { submissionId: randomUUID() };
    const asked = await wang.ask('askAboutMatter', { params: { matterId }, body });
    expect([asked.status, asked.body.text]).toEqual([201, expect.stringMatching(/^已告诉县里，.*回您$/)]);
    expect((await read(matterId)).inquiries).toMatchObject([{ id: body.submissionId, answerBy: expect.stringContaining('县里') }]);
  });
});

describe('what was found against her', () => {
  test('may be looked at again while nothing is decided, and that door stands alone', async () => {
    const matterId = await apply('dibao-family');
    await must(town.record(matterId, 'accept'));
    await must(town.record(matterId, 'start-checking'));
    await must(bureau.record(matterId, 'differ', { finding: '您说没有车，查到一辆小汽车' }));
    const differs = await read(matterId);
    expect(differs).toMatchObject({ stage: 'needs-you', legalWord: '核对有异', meanwhile: expect.arrayContaining(['把实情说一说就行。']) });
    expect(Object.keys(differs.doors!)).toEqual(['lookAgain']);
  });
});

describe('a no', () => {
  let matterId: string;
  beforeAll(async () => {
    matterId = await refused();
  });

  test('says why, by which rule and what now; times count from the paper in her hands and from nothing else', async () => {
    const before = await read(matterId);
    expect(before.against).toEqual({ kind: 'refuse', reason: `${no.reason}。`, rule: `${no.rule}。`, advice: `${no.remedy}。` });
    expect(before.doors!.lookAgain).toBeUndefined();
    expect(before.doors!.applyAgain).toBeTruthy();
    expect(before.again).toBe('temp-assist-expense');
    expect(before.doors!.object!.counted).toContain('还没开始');
    expect(before.doors!.object!.remedies.map(({ kind, state, lastDay }) => [kind, state, lastDay])).toEqual([
      ['reconsideration', 'waiting', undefined],
      ['court', 'waiting', undefined],
    ]);
    expect(before.doors!.object!.remedies[0]).toMatchObject({
      text: '收到纸60天内，找县政府，请他们重看，不要钱。',
      source: { kind: 'law' },
    });

    // An SMS and a look at the page are no delivery: only the paper is.
    await county.knock();
    await later(() => county.clock.set('2026-12-31T10:00:00+08:00'));
    expect((await read(matterId)).doors!.object!.remedies[0]!.state).toBe('waiting');
    await must(town.record(matterId, 'deliver', { delivery: '送到家里，本人按了手印' }));
    const after = await read(matterId);
    expect(after.against!.delivered).toEqual({ day: '2026-12-31', when: '12月31日 星期四', who: '镇上', how: '送到家里，本人按了手印' });
    expect(after.doors!.object!.remedies.map(({ state, lastDay, until }) => [state, lastDay, until])).toEqual([
      ['open', '2027-03-01', '最晚2027年3月1日 星期一'],
      ['open', '2027-06-30', '最晚2027年6月30日 星期三'],
    ]);

    await later(() => county.clock.set('2027-03-01T23:58:00+08:00'));
    county.clock.set('2027-03-01T23:59:59+08:00');
    expect((await read(matterId)).doors!.object!.remedies.map(({ state }) => state)).toEqual(['open', 'open']);
    county.clock.forward({ seconds: 1 });
    expect((await read(matterId)).doors!.object!.remedies.map(({ state }) => state)).toEqual(['over', 'open']);
  });

  test('names up to three other programs that may fit by her own answers, none that she asked for', async () => {
    const { otherAid } = await read(matterId);
    expect(otherAid!.length).toBeGreaterThan(0);
    expect(otherAid!.length).toBeLessThanOrEqual(3);
    expect(otherAid!.map(({ program }) => program)).not.toContain('temp-assist-expense');
    expect(otherAid!.map(({ fits }) => fits)).toEqual(otherAid!.map(({ fits }) => fits).toSorted());
    const offered = new Set((await wang.catalogue()).programs.filter(({ apply: how }) => how === 'here').map(({ id }) => id));
    expect(otherAid!.every(({ program }) => offered.has(program))).toBe(true);
    // Nobody else reads any of it.
    const li = await Villager.signedIn(county, '16900002802');
    expect((await li.ask('readMatter', { params: { matterId } })).status).toBe(404);
  });

  test('of a charity has no reconsideration and no court', async () => {
    const asked = await apply('anxin-fund');
    await must(bureau.record(asked, 'not-suited', no));
    const { doors, who } = await read(asked);
    expect(doors!.object).toMatchObject({ remedies: [], none: expect.stringContaining('县慈善总会') });
    expect(JSON.stringify(doors)).not.toMatch(/60天|法院|县政府/);
    expect(who).toBe('慈善总会');
  });
});

test('her list has what waits for her first, then what is late, then what moves, and what is over last', async () => {
  const { matters } = (await wang.ask('listMatters')).body;
  const order = ['needs-you', 'late', 'moving', 'done'];
  const places = matters.map(({ stage }) => order.indexOf(stage!));
  expect(places).toEqual(places.toSorted());
  expect(new Set(places).size).toBeGreaterThan(2);
  for (const { line } of matters) expect(line).toBeTruthy();
});
