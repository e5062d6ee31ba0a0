import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readBarcodes } from 'zxing-wasm/reader';
import { afterAll, beforeAll, expect, test } from 'vitest';
import {
  checkPages,
  fontCovers,
  makeBatch,
  makePosters,
  PostersRefused,
  SheetFile,
  type BatchOrder,
  type PosterOrder,
} from '../../src/server/posters/index.ts';
import { makeCode } from '../../src/server/posters/draw/code-matrix.ts';
import { boxesOf, type LettersBox } from '../helpers/poster-boxes.ts';
import { drawingsOf, printPages } from '../helpers/page-pictures.ts';
import { posterCounty, posterOrigin, posterVillage, wang, zhang } from '../helpers/poster-people.ts';
import { readQrCode } from '../helpers/read-qr-code.ts';

let dir: string;
beforeAll(() => {
  dir = mkdtempSync(join(tmpdir(), 'mashang-posters-'));
});
afterAll(() => rmSync(dir, { recursive: true, force: true }));

const villages = [
  posterVillage('李家村'),
  posterVillage('山东颐养健康集团肥城医院专科病区社区', { liaisons: [zhang, wang] }),
  posterVillage('南十里铺社区（南）十里铺村民委员会', { liaisons: [], station: 'none' }),
  posterVillage('碃坶鄑䅟村'),
];

function order(given: Partial<PosterOrder> = {}): PosterOrder & BatchOrder {
  const { sheet = 'a4' } = given;
  const path = join(dir, `${sheet}.pdf`);
  return { sheet, origin: posterOrigin, demo: false, county: posterCounty, villages, path, ...given };
}

function linkOf(codeId: string | undefined): string {
  return `${posterOrigin}/m/${codeId}`;
}

test('a poster says whose it is, who helps, whom to ring; its code leads to its village', async () => {
  const made = await makePosters(order());
  expect(made).toMatchObject({ pages: 4, refusals: [] });
  const pages = await printPages(order().path);
  for (const [at, village] of villages.entries()) {
    const { letters, picture } = pages[at]!;
    expect(await readQrCode(picture as ImageData)).toBe(linkOf(village.codeId));
    for (const words of ['无棣县·海丰街道', village.name, village.codeId!, 'jz.smzt.sd.gov.cn', '码上知', '码上办', '码上查'])
      expect(letters).toContain(words);
    for (const words of ['12349', '96110', '16900009009', '不收费，不要银行卡密码，不用下载App', '50毫米'])
      expect(letters).toContain(words);
    for (const { name, phone } of village.liaisons) expect(letters).toContain(`${name}${phone}`);
    expect(letters.includes('去窗口')).toBe(village.town.station !== undefined);
    expect(letters.includes('姓名电话')).toBe(village.liaisons.length === 0);
    expect(letters).not.toContain('演示·不是政府的海报');
    expect(made.manifest[at]).toMatchObject({ id: village.codeId, village: village.name, page: at + 1, checksum: made.sha256 });
  }
});

test('what is practised says so on every page', async () => {
  const path = join(dir, 'demo.pdf');
  for (const sheet of ['a4', 'sticker', 'strip'] as const) {
    await makePosters(order({ sheet, demo: true, path, villages: [posterVillage('李家村', { liaisons: [] })] }));
    expect((await printPages(path))[0]!.letters).toContain('演示');
  }
});

test.each([
  ['a4', posterOrigin, 100.6],
  ['a3', posterOrigin, 142.5],
  ['sticker', posterOrigin, 50.3],
  ['a4', 'https://jz.minzheng.binzhou.shandong.gov.cn', 103.4],
  ['sticker', 'https://jz.minzheng.binzhou.shandong.gov.cn', 50.1],
] as const)('the code of %s at %s is %s mm wide, with four modules of clear ground around', async (sheet, origin, wide) => {
  const dots = 150;
  const path = join(dir, 'wide.pdf');
  await makePosters(order({ sheet, origin, path, villages: [villages[0]!] }));
  const [page] = await printPages(path, dots);
  const { data, width } = page!.picture;
  const found = await readBarcodes(page!.picture as ImageData, { formats: ['QRCode'], tryHarder: true });
  expect(found).toHaveLength(sheet === 'sticker' ? 6 : 1);
  const { topLeft, topRight, bottomLeft } = found[0]!.position;
  const side = topRight.x - topLeft.x;
  expect((side / dots) * 25.4).toBeCloseTo(wide, 0);
  expect(bottomLeft.y - topLeft.y).toBeCloseTo(side, -1);
  const quiet = (4 * side) / makeCode(`${origin}/m/${villages[0]!.codeId}`).size;
  const dark = (x: number, y: number) => (data[(Math.round(y) * width + Math.round(x)) * 4]! < 250 ? 1 : 0);
  let spots = 0;
  for (let away = 2; away < quiet - 1; away += 1) {
    for (let along = 1 - quiet; along < side + quiet - 1; along += 1) {
      spots += dark(topLeft.x + along, topLeft.y - away) + dark(topLeft.x + along, topLeft.y + side + away);
      spots += dark(topLeft.x - away, topLeft.y + along) + dark(topLeft.x + side + away, topLeft.y + along);
    }
  }
  expect(spots).toBe(0);
});

test('black alone, no picture; the strip is the same on every sheet', async () => {
  const sizes = new Set<string>();
  for (const sheet of ['a4', 'a3', 'strip'] as const) {
    const { path } = order({ sheet });
    await makePosters(order({ sheet }));
    const drawn = drawingsOf(path).join('\n');
    const inks = drawn.match(/[\d. ]+ [kK]\b/g)!.map((ink) => ink.trim().toLowerCase());
    expect(new Set(inks)).toEqual(new Set(['0 0 0 1 k', ...(sheet === 'strip' ? [] : ['0 0 0 0 k'])]));
    expect(drawn).not.toMatch(/(^|\s)(g|G|rg|RG|cs|CS|sc|SC|scn|SCN|sh|BI)(\s|$)/m);
    expect(readFileSync(path, 'latin1')).not.toMatch(/\/Subtype \/Image|DeviceRGB|DeviceGray/);
    const strips = [...drawn.matchAll(/\[[^\]]+\] 0 d [\d.]+ w [\d.]+ [\d.]+ ([\d.]+ [\d.]+) re S/g)];
    expect(strips).toHaveLength(villages.length);
    for (const [, size] of strips) sizes.add(size!);
  }
  expect(sizes.size).toBe(1);
});

test('no letters lie on others or beyond the paper, however long the names', () => {
  const long = posterVillage('山东颐养健康集团肥城医院专科病区社区', {
    liaisons: [{ name: '阿卜杜热西提·买买提', phone: '0543-16900008001' }, wang],
  });
  long.town = {
    id: 'long',
    name: '济南高新技术产业开发区管委会街道',
    station: { address: '县城演示路1号'.repeat(7), hours: '周一到周五，'.repeat(9), phone: '0543-16900008001转8001' },
  };
  for (const village of [...villages, posterVillage('村'), posterVillage('九个字的村民委员会'), long]) {
    for (const sheet of ['a4', 'a3', 'sticker'] as const) {
      for (const origin of [posterOrigin, 'https://jz.minzheng.binzhou.shandong.gov.cn', 'https://a.cn']) {
        const { boxes, width, height } = boxesOf(sheet, village, origin, true);
        expect(boxes.filter(({ words }) => words === '码')).toHaveLength(1);
        expect(boxes.length).toBeGreaterThan(10);
        for (const [at, one] of boxes.entries()) {
          expect(one.left).toBeGreaterThan(0);
          expect(one.right).toBeLessThan(width - 10);
          expect(Math.min(one.bottom, height - one.top)).toBeGreaterThan(0);
          const over = boxes.slice(at + 1).filter((two) => overlap(one, two) > 0.3);
          expect({ village: village.name, sheet, origin, one: one.words, over: over.map(({ words }) => words) }).toMatchObject({
            over: [],
          });
        }
      }
    }
  }
});

/** Points by which two lie over each other, the smaller way. */
function overlap(one: LettersBox, two: LettersBox): number {
  const across = Math.min(one.right, two.right) - Math.max(one.left, two.left);
  return Math.min(across, Math.min(one.top, two.top) - Math.max(one.bottom, two.bottom));
}

test('the same order gives the same bytes, another liaison others', async () => {
  const first = await makePosters(order());
  expect(await makePosters(order())).toEqual(first);
  const other = villages.map((village) => ({ ...village, liaisons: [wang] }));
  expect((await makePosters(order({ villages: other }))).sha256).not.toBe(first.sha256);
});

test('a name that no font shows is refused by name and character, before anything is drawn', async () => {
  const odd = ['𠮷家村', '李\ufe0f家村', '\ue000庄', '⿰木村', '张\u200b庄', '王\ufffd村'].map((name) => posterVillage(name));
  const nameless = [posterVillage('赵家村', { codeId: undefined }), posterVillage('钱家村', { state: 'merged' })];
  const path = join(dir, 'odd.pdf');
  const { pages, refusals } = await makePosters(order({ path, villages: [...odd, ...nameless, villages[3]!] }));
  expect(pages).toBe(1);
  expect(refusals.map(({ why }) => why)).toEqual([
    '有字印不出来：𠮷（U+20BB7）',
    '有字印不出来：\ufe0f（U+FE0F）',
    '有字印不出来：\ue000（U+E000）',
    '有字印不出来：⿰（U+2FF0）',
    '有字印不出来：\u200b（U+200B）',
    '有字印不出来：\ufffd（U+FFFD）',
    '还没有村码',
    '已经并到别的村了',
  ]);
  expect(refusals[0]!.village).toBe('海丰街道 𠮷家村');
  for (const character of '碃坶鄑䅟堌（）·') expect(fontCovers(character.codePointAt(0)!)).toBe(true);
  expect(await makePosters(order({ path: join(dir, 'none.pdf'), villages: odd }))).toMatchObject({ pages: 0, manifest: [] });
  expect(existsSync(join(dir, 'none.pdf'))).toBe(false);
});

test('a link too long for the sheet is refused in words', async () => {
  const origin = `https://${'chang.'.repeat(12)}gov.cn`;
  await expect(makePosters(order({ origin, path: join(dir, 'long.pdf') }))).rejects.toThrow(/网址太长/);
  expect(readdirSync(dir).filter((name) => name.startsWith('long'))).toEqual([]);
});

test('a page spoilt on its way to paper is found, and one that is another village’s', async () => {
  const path = join(dir, 'spoilt.pdf');
  const codes = villages.map(({ codeId }) => makeCode(linkOf(codeId)));
  const draw = async (spoilt: 'last' | 'none') => {
    const file = await SheetFile.open(path, { width: 210, height: 297 }, '试');
    for (const [at, code] of codes.entries()) {
      await file.addPage((ink) => {
        ink.code(code, 40, 60, 36);
        if (spoilt === 'last' && at === codes.length - 1) ink.box(60, 80, 60, 45);
      });
    }
    await file.close();
  };
  const proofs = codes.map(({ link }) => ({ links: [link], words: [] }));
  await draw('last');
  await expect(checkPages(path, proofs)).rejects.toThrow(new PostersRefused('第4页的码读不出来，文件没有存下。'));
  await draw('none');
  expect(await checkPages(path, proofs)).toEqual({ pages: [1, 4] });
  await expect(checkPages(path, [proofs[1]!, ...proofs.slice(1)])).rejects.toThrow(/第1页/);
  await expect(checkPages(path, [...proofs, proofs[0]!])).rejects.toThrow(/该有5页/);
  await expect(checkPages(path, [{ ...proofs[0]!, words: ['李家村'] }, ...proofs.slice(1)])).rejects.toThrow(/第1页上没有“李家村”/);
});

test('a run that is cut off leaves no finished name; run again it has every village once', async () => {
  const path = join(dir, 'cut.pdf');
  const stop = new AbortController();
  const onPage = (done: number) => done === 2 && stop.abort(new Error('stopped'));
  await expect(makePosters(order({ path, onPage, signal: stop.signal }))).rejects.toThrow('stopped');
  expect(readdirSync(dir).filter((name) => name.startsWith('cut'))).toEqual([]);

  const names = ['cut-a', 'cut-b', 'cut-c', 'cut-d', 'cut-e'];
  const orders = names.map((name): BatchOrder => order({ path: join(dir, `${name}.pdf`) }));
  const run = async (threads: number) => {
    const told: Record<string, string> = {};
    const files = orders.map((one) => ({ size: one.villages.length, order: () => one }));
    await makeBatch(files, { threads, tell: ({ path }, { kind }) => (told[path.slice(-5, -4)] = kind) });
    return told;
  };
  expect(await run(2)).toEqual({ a: 'made', b: 'made', c: 'made', d: 'made', e: 'made' });
  const [whole, list] = [readFileSync(join(dir, 'cut-a.pdf')), readFileSync(join(dir, 'cut-a.csv'), 'utf8')];
  // Killed before the list, while drawing, and a disk that lost the end of a file.
  rmSync(join(dir, 'cut-b.csv'));
  rmSync(join(dir, 'cut-c.pdf'));
  writeFileSync(join(dir, 'cut-c.pdf.part'), 'half');
  truncateSync(join(dir, 'cut-d.pdf'), 1000);
  // And another liaison.
  orders[0] = { ...orders[0]!, villages: villages.map((village) => ({ ...village, liaisons: [wang] })) };
  expect(await run(1)).toEqual({ a: 'made', b: 'made', c: 'made', d: 'made', e: 'stands' });
  expect(readFileSync(join(dir, 'cut-a.pdf')).equals(whole)).toBe(false);
  for (const name of names.slice(1)) expect(readFileSync(join(dir, `${name}.pdf`)).equals(whole)).toBe(true);
  expect(
    list
      .trim()
      .split('\r\n')
      .slice(1)
      .map((row) => row.split(',')[4]),
  ).toEqual(['1', '2', '3', '4']);
  expect(readdirSync(dir).filter((name) => name.startsWith('cut'))).toEqual(names.flatMap((name) => [`${name}.csv`, `${name}.pdf`]));
});
