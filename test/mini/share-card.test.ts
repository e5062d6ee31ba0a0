import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { describe, expect, test } from 'vitest';
import { openEntry, pageOf } from '../../src/mini/qr/open-entry.ts';
import { shareHome, shareLearn, shareProgram } from '../../src/mini/shared/wechat/share-card.ts';

const mini = fileURLToPath(new URL('../../src/mini', import.meta.url));
const codeId = '371623002250ABQGMQE';
const program = { id: 'temp-assist-expense', name: '临时救助（支出型）' };
const cards = [
  shareHome(codeId),
  shareHome(undefined),
  shareLearn(codeId),
  shareLearn(undefined),
  shareProgram(codeId, program),
  shareProgram(codeId, undefined),
  shareProgram(undefined, program),
];

/** What a page of the app gets from the path of a card, as WeChat delivers it. */
const paramsOf = (card: { path: string }): Record<string, string> =>
  Object.fromEntries((card.path.split('?')[1] ?? '').split('&').map((pair) => pair.split('=') as [string, string]));

describe('a card sent on to a neighbour', () => {
  test('carries nothing but the code on the wall and the name of a program', () => {
    const allowed = { scene: codeId, see: 'learn', program: program.id };
    for (const card of cards) {
      const [page, query] = card.path.split('?');
      expect(['/home/index', '/qr/landing']).toContain(page);
      if (query) for (const [name, value] of Object.entries(paramsOf(card))) expect(allowed).toMatchObject({ [name]: value });
    }
  });

  test('shows our own picture and not her screen', () => {
    for (const { imageUrl } of cards) expect(existsSync(path.join(mini, 'shared/wechat', imageUrl))).toBe(true);
  });

  test('leads to where it was sent from, and asks first whether the village is hers', () => {
    expect(openEntry(paramsOf(shareHome(codeId)))).toEqual({ kind: 'village', codeId, wish: undefined, asked: false });
    expect(openEntry(paramsOf(shareLearn(codeId)))).toEqual({ kind: 'village', codeId, wish: 'learn', asked: false });
    const entry = openEntry(paramsOf(shareProgram(codeId, program)));
    expect(entry).toEqual({ kind: 'village', codeId, wish: undefined, program: program.id, asked: false });
    expect(pageOf(undefined, program.id)).toBe('/learn/program?id=temp-assist-expense');
  });

  test('a program that is no name of a program leads nowhere', () => {
    for (const text of ['../me/index', 'a&x=1', '%2F%2Fevil.example', 'A B', '', 'x'.repeat(65)])
      expect(openEntry({ scene: codeId, program: text })).toEqual({ kind: 'village', codeId, wish: undefined, asked: false });
  });

  test('can be sent from home, the list and a program, and from no page that knows a person', () => {
    const pages = readdirSync(mini, { recursive: true, encoding: 'utf8' }).filter((file) => file.endsWith('.vue'));
    const sharing = pages.filter((file) => /enableShare|useShare/.test(readFileSync(path.join(mini, file), 'utf8')));
    expect(sharing.toSorted()).toEqual(['home/index.vue', 'learn/list.vue', 'learn/program.vue']);
  });
});
