import { expect, test } from 'vitest';
import { askTogether } from '../../src/server/platform/ask-together.ts';

/** A database that answers when the test lets it. */
function openSlow() {
  const asked: { keys: string[]; answer: (fails?: Error) => void }[] = [];
  const find = askTogether<string>(
    (keys) =>
      new Promise((found, fail) => {
        const answer = (fails?: Error) =>
          fails ? fail(fails) : found(new Map(keys.filter((key) => key !== 'nobody').map((key) => [key, `of ${key}`])));
        asked.push({ keys, answer });
      }),
  );
  return { asked, find };
}
const turn = () => new Promise(setImmediate);

test('questions that come while two are under way are asked in one, each key once, and each gets its own answer', async () => {
  const { asked, find } = openSlow();
  const first = find('a');
  await turn();
  const second = find('z');
  await turn();
  const others = ['b', 'c', 'b', 'nobody'].map(find);
  await turn();
  expect(asked.map(({ keys }) => keys)).toEqual([['a'], ['z']]);
  asked[0]!.answer();
  expect(await first).toBe('of a');
  await turn();
  expect(asked.map(({ keys }) => keys)).toEqual([['a'], ['z'], ['b', 'c', 'nobody']]);
  asked[2]!.answer();
  expect(await Promise.all(others)).toEqual(['of b', 'of c', 'of b', undefined]);
  asked[1]!.answer();
  expect(await second).toBe('of z');
});

test('what fails fails for those who asked, and the next is asked anew', async () => {
  const { asked, find } = openSlow();
  const lost = find('a');
  await turn();
  asked[0]!.answer(new Error('gone'));
  await expect(lost).rejects.toThrow('gone');
  const next = find('a');
  await turn();
  await turn();
  asked[1]!.answer();
  expect(await next).toBe('of a');
});
