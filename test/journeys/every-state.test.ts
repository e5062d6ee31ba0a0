import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Matter } from '../../src/contract/check.contract.ts';
import type { RecordEvent } from '../../src/contract/decide.contract.ts';
import type { SeenMatter } from '../../src/contract/receipt.contract.ts';
import { JourneyDesk, openPatientCounty } from '../helpers/journey.ts';
import type { Login } from '../helpers/officer.ts';
import type { TestCounty } from '../helpers/test-county.ts';
import { toldStates } from '../helpers/told-states.ts';
import { ask, inventedIdNumber, Villager } from '../helpers/villager.ts';

/*
 * Each state of the timeline, reached by what people do: what she reads of it on her page, on the receipt (its code alone, and with the last
 * six), in her inbox and on her phone. All of it lies in the snapshot, one state below the other, to be read aloud. The draft is on the phone
 * alone (test/mini/where-it-is.test.ts).
 */
let county: TestCounty;
beforeAll(async () => {
  county = await openPatientCounty();
});
afterAll(() => county?.close());

const book = new Map<string, string>();
const no = { reason: '算下来每人每月920元，线是850元', rule: '办法第二十一条', remedy: '收入少了，带上证明再来' };

/** The code alone says what both say, but for `more`: asked once on each way. */
const aloneToo = new Set(['differs', 'refused', 'closed', 'paid']);

class Reader {
  readonly desk: JourneyDesk;
  readonly #phone: string;
  #messages = 0;
  #isTold = false;

  constructor(desk: JourneyDesk, phone: string) {
    this.desk = desk;
    this.#phone = phone;
  }

  static async file(program: string, phone: string): Promise<Reader> {
    const reader = new Reader(await JourneyDesk.file(county, program, phone), phone);
    await reader.isTold();
    county.clock.forward({ minutes: 1 });
    return reader;
  }

  /** Done at this desk. What was said before has gone out: what waits together would be one message. */
  async act(login: Login, event: string, given: Omit<RecordEvent, 'submissionId' | 'event'> = {}): Promise<void> {
    await this.isTold();
    county.clock.forward({ minutes: 1 });
    const answer = await (
      await this.desk.desk(login)
    ).ask('staffRecordEvent', {
      params: { matterId: this.desk.family.matterId },
      headers: { 'if-match': String((await this.desk.family.read()).version) },
      body: { submissionId: randomUUID(), event, ...given },
    });
    expect(answer.status, `${login} ${event}: ${JSON.stringify(answer.body)}`).toBe(201);
    this.#isTold = false;
  }

  /** All that was said so far has gone out. */
  async isTold(): Promise<void> {
    if (!this.#isTold) await county.knock();
    this.#isTold = true;
    this.#messages = this.desk.family.villager.messages().length;
  }

  async #look(lastSix?: string): Promise<SeenMatter> {
    const body = { code: this.desk.family.receipt.code, deviceId: randomUUID(), ...(lastSix ? { lastSix } : {}) };
    const seen = await ask(county.publicUrl, 'lookAtReceipt', { body });
    expect(seen.status).toBe(200);
    return seen.body.matters[0]!;
  }

  /** She looks everywhere she can, and it is what the list of words promises. */
  async reads(state: string): Promise<void> {
    await county.knock();
    this.#isTold = true;
    const { villager, matterId } = this.desk.family;
    const page = await this.desk.family.read();
    const [newest] = page.timeline;
    const wanted = toldStates.filter(([name]) => name === state);
    const isBig = (title: string): boolean => wanted.some(([, big]) => filled(big).test(title.split('，第')[0]!));
    const standing = isBig(page.state.title);
    const said = standing ? page.state : newest!;
    expect([page.state.title, newest!.title].filter(isBig), `${state} on her page`).not.toEqual([]);
    expect(JSON.stringify(page)).not.toMatch(/\{\w+\}|undefined|NaN|。。/);

    const more = await this.#look(inventedIdNumber(Number(this.#phone.slice(-3))).slice(-6));
    const { more: _with, ...paper } = more;
    if (aloneToo.has(state)) expect(await this.#look()).toEqual(paper);
    expect(JSON.stringify(paper), 'the code alone names nothing').not.toMatch(/王|秀英|低保|临时|救助|元|车/);
    expect(JSON.stringify(more), 'nor do both name a sum, a reason, a paper').not.toMatch(/秀英|\d元|小汽车|920/);
    expect(more.more!.timeline[0]!.title).toBe(newest!.title);
    // The day on the paper is the one on her page, and whose turn it is.
    expect([paper.next?.day, paper.next?.overdue]).toEqual([page.next?.day, page.next?.overdue]);

    const notices = (await villager.ask('listNotices')).body.notices.filter((one) => one.matterId === matterId);
    const fresh = notices.find(({ at }) => at === newest!.at);
    const sms = villager
      .messages()
      .slice(this.#messages)
      .filter(({ text }) => !text.includes('6位数'));
    this.#messages = villager.messages().length;
    book.set(
      state,
      [
        book.get(state) ?? `${state}`,
        `${said.title} · ${said.text}`,
        ...(standing ? [] : [`  上面还写着：${page.state.title} · ${page.state.text}`]),
        `  在谁那儿：${whoOf(page)}`,
        `  您能做：${[...(page.meanwhile ?? []), ...buttons(page)].join(' ')}`,
        `  纸上的码：${paper.word} · ${paper.who ?? ''} · ${paper.next?.text ?? ''}`,
        `  码和后六位：${more.more!.program} · 缺${more.more!.missing}样 · ${more.more!.timeline[0]!.title}（${more.more!.timeline[0]!.when}）`,
        `  收件箱：${fresh ? `${fresh.title} · ${fresh.text}` : '没有'}`,
        `  短信：${sms.map(({ text }) => text).join(' / ') || '没有'}`,
      ].join('\n'),
    );
  }
}

/** The list's word, with whatever office is named in it. */
const filled = (big: RegExp): RegExp => new RegExp(big.source.replaceAll('\\{body\\}', '.+'));
const whoOf = ({ who = '没有人', legalWord, next, stage }: Matter): string =>
  `${who} · ${next?.text ?? '没有日子'}${next ? `（${next.kind}）` : ''} · ${legalWord ? `（${legalWord}）` : ''} · ${stage}`;
const buttons = ({ mayDo, asksHer = [], doors, rating }: Matter): string[] =>
  [
    ...asksHer.map(({ title }) => title),
    ...mayDo.map(({ title }) => title),
    ...(doors?.lookAgain ? ['再查一遍'] : []),
    ...(doors?.applyAgain ? ['再申请'] : []),
    ...(doors?.object?.remedies ?? []).map(({ kind, state }) => `${kind} ${state}`),
    ...(rating === 'open' ? ['评一评'] : []),
  ].map((button) => `［${button}］`);

test('低保 that is refused: against it, looked at again, and by way of another office', async () => {
  const her = await Reader.file('dibao-family', '16900000702');
  const town = await her.desk.desk('haifeng');
  const referralId = randomUUID();
  const { matterId } = her.desk.family;
  const body = { submissionId: referralId, body: 'ybj', asked: '看看能不能报销', reason: '看病这一头归医保', facts: [], papers: [] };
  const referred = await town.ask('staffRefer', { params: { matterId }, body });
  expect(referred).toMatchObject({ status: 201 });
  await her.reads('referred');
  const medical = await her.desk.desk('yibao');
  county.clock.forward({ minutes: 1 });
  const bounced = await medical.ask('staffActOnReferral', {
    params: { referralId },
    headers: { 'if-match': '1' },
    body: { submissionId: randomUUID(), act: 'not-ours', text: '这一项不归医保', body: 'jtj' },
  });
  expect(bounced).toMatchObject({ status: 201 });
  await her.reads('bounced');
  await her.act('haifeng', 'accept');
  await her.act('haifeng', 'start-checking');
  await her.act('county', 'checked', { finding: '对得上' });
  await her.act('haifeng', 'visited', { finding: '三间瓦房' });
  await her.act('haifeng', 'opine-against', { finding: '算下来超过低保线' });
  await her.reads('first_opinion');
  await her.act('county', 'look-again', { reason: '您说卖车的钱看病用了' });
  await her.reads('review_again');
  await her.act('haifeng', 'visited', { finding: '又看了一遍' });
  await her.act('haifeng', 'opine-against', { finding: '还是超过低保线' });
  await her.act('county', 'refuse', no);
  await her.reads('refused');
});

test('nobody finds her: it stops, goes on by her word, and she says herself that she does not want it', async () => {
  const her = await Reader.file('dibao-family', '16900000703');
  const { villager, matterId } = her.desk.family;
  for (const way of ['call', 'word', 'visit'] as const) {
    await her.act('haifeng', 'tried-to-reach', { way, finding: '没人应' });
    county.clock.forward({ days: 1 });
  }
  await her.act('haifeng', 'close-not-found', { ...no, reason: '几回都没找着您', remedy: '打个电话就接着办' });
  await her.reads('closed');
  const press = async () => ({
    params: { matterId },
    body: { submissionId: randomUUID(), version: (await her.desk.family.read()).version },
  });
  expect((await villager.ask('goOnWithMatter', await press())).status).toBe(200);
  await county.knock();
  await her.isTold();
  county.clock.forward({ minutes: 1 });
  expect((await villager.ask('withdrawMatter', await press())).status).toBe(200);
  await her.reads('withdrawn');
});

test('急难 and 临时救助: money first, and money that is there', async () => {
  const urgent = await Reader.file('temp-assist-urgent', '16900000704');
  await urgent.act('haifeng', 'pay-first', { amountFen: 50_000, finding: '三间房烧了' });
  await urgent.reads('relief_first');
  const her = await Reader.file('temp-assist-expense', '16900000705');
  await her.act('haifeng', 'accept');
  await her.act('haifeng', 'hang');
  county.clock.forward({ days: 12 });
  await her.act('haifeng', 'pass-to-county');
  await her.act('county', 'approve', { amountFen: 300_000 });
  await her.act('finance', 'order');
  await her.act('finance', 'credit');
  await her.reads('paid');
});

test('低保: from the day it is filed to the day it ends, by way of what is missing, what differs, an objection and a card that failed', async () => {
  const her = await Reader.file('dibao-family', '16900000701');
  await her.reads('submitted');
  await her.act('haifeng', 'ask', { finding: '身份证背面一张、存折最后一页一张。' });
  await her.reads('needs_fix');
  await her.act('haifeng', 'accept');
  await her.reads('accepted');
  await her.act('haifeng', 'start-checking');
  await her.reads('checking');
  await her.act('county', 'differ', { finding: '您说没有车，查到一辆小汽车' });
  await her.reads('differs');
  await her.act('haifeng', 'explain', { finding: '车前年就卖了' });
  await her.reads('visit');
  await her.act('haifeng', 'visited', { finding: '两间瓦房' });
  await her.act('haifeng', 'appraise', { reason: '有人说情况不一样' });
  await her.reads('appraisal');
  await her.act('haifeng', 'appraised', { finding: '大家说确实难' });
  await her.act('haifeng', 'opine-for', { amountFen: 85_000, finding: '人均低于低保线' });
  await her.reads('first_opinion');
  await her.act('haifeng', 'hang');
  county.clock.forward({ days: 2 });
  await her.reads('public_notice');
  await her.act('haifeng', 'object', { finding: '有人说她家有车' });
  await her.reads('objection');
  await her.act('haifeng', 'answer-objection', { finding: '车卖了，过户单看过' });
  county.clock.forward({ days: 7 });
  await her.act('haifeng', 'pass-on');
  await her.reads('county');
  await her.act('county', 'approve', { amountFen: 85_000 });
  await her.reads('approved');
  await her.act('finance', 'order');
  await her.reads('paying');
  await her.act('finance', 'return', { reason: '卡号对不上' });
  await her.reads('paid_failed');
  await her.act('finance', 'order');
  await her.act('finance', 'credit');
  await her.act('haifeng', 'review');
  await her.reads('recheck_due');
  await her.act('haifeng', 'differ', { finding: '儿子上班了' });
  await her.reads('hearing');
  await her.act('haifeng', 'hear', { finding: '才上班两个月' });
  await her.act('county', 'cut', { amountFen: 60_000, ...no });
  await her.reads('changed');
  await her.act('haifeng', 'deliver', { delivery: '送到家里，本人按了手印' });
  await her.act('haifeng', 'review');
  await her.act('haifeng', 'differ', { finding: '女儿也上班了' });
  await her.act('haifeng', 'hear', { finding: '没有别的话' });
  await her.act('county', 'grant-grace', { reason: '家里有人上班了' });
  await her.reads('grace');
  county.clock.forward({ days: 182 });
  await county.knock();
  // A number that was silent for half a year may be somebody else's by now: she is told by a person.
  const liaison = await Villager.signedIn(county, '16900008001');
  expect((await liaison.ask('listErrands')).body.errands.map(({ say }) => say)).toContainEqual(
    expect.stringContaining('您家的救助有了新决定'),
  );
  await her.desk.family.villager.signIn();
  await her.reads('ended');
});

test('no state of the list was left out, and their words are those of the snapshot', async () => {
  const states = [...new Set(toldStates.map(([state]) => state))];
  expect(states.filter((state) => !book.has(state))).toEqual([]);
  await expect(`${states.map((state) => book.get(state)).join('\n\n')}\n`).toMatchFileSnapshot('__snapshots__/every-state.txt');
});
