import { beforeEach, expect, test } from 'vitest';
import { addWord, dropWord, listUnsentWords, sendWords, type UnsentWord } from '../../src/mini/shared/send/said-words.ts';
import { useSession } from '../../src/mini/shared/session.store.ts';
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
  addWord(word());
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
  addWord(word());
  await sendWords();
  expect(listUnsentWords()[0]!.refused).toBeTruthy();
  const times = phone.asked.length;
  await sendWords();
  expect(phone.asked).toHaveLength(times);
  dropWord(word().submissionId);
  addWord({ ...word(), by: '169****0009' });
  await sendWords();
  expect(phone.asked).toHaveLength(times);
  expect(listUnsentWords()).toHaveLength(1);
});
