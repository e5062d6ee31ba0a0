import { beforeEach, expect, test, vi } from 'vitest';
import { keep } from '../../src/mini/shared/keep/keep.ts';
import { addWord, dropWord, listUnsentWords, sendWords, wordsInHand, type UnsentWord } from '../../src/mini/shared/send/said-words.ts';
import { addTick, areTicksUnkept, listTicks, sendTicks, startTicks } from '../../src/mini/shared/send/ticks.ts';
import { useSession } from '../../src/mini/shared/session.store.ts';
import { SealingCounty } from './helpers/sealing-county.ts';
import { json, newPhone, refusal, signIn } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';

beforeEach(() => {
  newPhone();
  for (const { submissionId } of listUnsentWords()) dropWord(submissionId);
});

const word = (): UnsentWord => ({
  submissionId: '01234567-89ab-4def-8123-456789abcdef',
  matterId: '11234567-89ab-4def-8123-456789abcdef',
  kind: 'explain',
  step: 'differs',
  words: '车卖了',
  by: useSession().phone,
});
const said = json(201, { id: word.name, kind: 'explain', title: '我来说明', text: '车卖了', when: '', by: '镇上看' });

test('without a network what she said stays on the phone, and goes out once when it is back, under the same id', async () => {
  signIn();
  phone.answer = () => 'no-network';
  await addWord(word(), undefined);
  expect((await sendWords())?.code).toBe('no-network');
  expect(phone.storage.size).toBeGreaterThan(0);
  expect(listUnsentWords()).toHaveLength(1);
  phone.answer = () => said;
  await Promise.all([sendWords(), sendWords()]);
  expect(listUnsentWords()).toEqual([]);
  const sent = phone.asked.filter(({ url }) => url.endsWith('/words')).map(({ data }) => JSON.parse(String(data)) as object);
  expect(sent).toHaveLength(2);
  expect(sent[0]).toEqual(sent[1]);
  expect(sent[1]).not.toHaveProperty('by');
});

test('what the county refuses stays with its words until she lets it go; nothing leaves under another number', async () => {
  signIn();
  phone.answer = () => refusal(409, 'not-now');
  await addWord(word(), undefined);
  await sendWords();
  expect(listUnsentWords()[0]!.refused).toBeTruthy();
  const times = phone.asked.length;
  await sendWords();
  expect(phone.asked).toHaveLength(times);
  dropWord(word().submissionId);
  await addWord({ ...word(), by: '169****0009' }, undefined);
  await sendWords();
  expect(phone.asked).toHaveLength(times);
  expect(listUnsentWords()).toHaveLength(1);
});

test('what waits is sealed to the county; she still reads it while her page is open, and what the county cannot open goes as she wrote it', async () => {
  signIn();
  const { key } = new SealingCounty();
  phone.answer = () => 'no-network';
  await addWord(word(), key);
  await sendWords();
  expect([...phone.storage.values()].join()).not.toContain('车卖了');
  const [kept] = listUnsentWords();
  expect(kept).not.toHaveProperty('words');
  expect(wordsInHand(kept!)).toBe('车卖了');
  const bodies = () =>
    phone.asked.filter(({ url }) => url.endsWith('/words')).map(({ data }) => JSON.parse(String(data)) as Partial<UnsentWord>);
  expect(bodies().at(-1)).toMatchObject({ sealed: kept!.sealed });
  phone.answer = (asked) => (String(asked.data).includes('sealed') ? refusal(409, 'seal-unknown') : said);
  await sendWords();
  expect(bodies().at(-1)).toMatchObject({ submissionId: kept!.submissionId, words: '车卖了' });
  expect(listUnsentWords()).toEqual([]);
});

test('a tick that a full phone cannot keep says so, goes with the first network, and is kept once there is room', async () => {
  signIn();
  keep('settled', 'here');
  phone.answer = () => 'no-network';
  phone.fateOf = () => 'no-room';
  const tick = { errandId: word().matterId, submissionId: word().submissionId, outcome: 'heard', by: useSession().phone } as const;
  await addTick(tick, undefined);
  expect([areTicksUnkept.value, listTicks().length]).toEqual([true, 1]);
  phone.fateOf = () => 'done';
  startTicks();
  await vi.waitFor(() => expect(areTicksUnkept.value).toBe(false));
  expect(JSON.stringify([...phone.storage.values()])).toContain(tick.submissionId);
  phone.answer = () => json(200, { state: 'heard' });
  await vi.waitFor(async () => expect(await sendTicks()).toBeUndefined());
  expect([areTicksUnkept.value, listTicks()]).toEqual([false, []]);
});
