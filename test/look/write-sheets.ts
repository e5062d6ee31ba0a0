import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { allLooks, nameOfLook, type Look } from './looks.ts';
import type { Finding, Shot } from './walk.ts';

/** Thumbnails are shown at this part of their size: the smallest type stays readable. */
const scale = 0.55;
/** A thumbnail longer than this shows the page's beginning; the whole of it lies beside the sheet. */
const tallest = 900;
/** A sheet much higher than this has to be shrunk to be seen. */
const sheetHeight = 1600;

/** Writes one sheet a page (a row a state, a column a look), in parts where it is long, and every picture whole. Answers the sheets' paths. */
export async function writeSheets(
  browser: Browser,
  dir: string,
  { shots, findings }: { shots: readonly Shot[]; findings: readonly Finding[] },
): Promise<string[]> {
  rmSync(dir, { recursive: true, force: true });
  const written: string[] = [];
  const context = await browser.newContext({ viewport: { width: 2400, height: 1000 } });
  const page = await context.newPage();
  for (const [name, ofPage] of groupBy(shots, (shot) => shot.page)) {
    const flat = name.replaceAll('/', '-');
    mkdirSync(path.join(dir, flat), { recursive: true });
    for (const shot of ofPage) writeFileSync(path.join(dir, flat, `${fileOf(shot)}.png`), shot.png);
    for (const [at, rows] of partsOf([...groupBy(ofPage, (shot) => shot.state)]).entries()) {
      const sheet = path.join(dir, `${flat}${at > 0 ? `-${at + 1}` : ''}.png`);
      await page.setContent(htmlOf(name, rows, findings));
      await page.locator('main').screenshot({ path: sheet });
      written.push(sheet);
    }
  }
  await context.close();
  return written;
}

type Row = [state: string, shots: Shot[]];

function partsOf(rows: readonly Row[]): Row[][] {
  const parts: Row[][] = [[]];
  let height = 0;
  for (const row of rows) {
    const rowHeight = 60 + Math.max(...row[1].map((shot) => Math.min(heightOf(shot.png) * scale, tallest)));
    if (height > 0 && height + rowHeight > sheetHeight) {
      parts.push([]);
      height = 0;
    }
    parts.at(-1)!.push(row);
    height += rowHeight;
  }
  return parts;
}

/** Of a PNG, from its first chunk. */
const heightOf = (png: Buffer): number => png.readUInt32BE(20);

function htmlOf(page: string, rows: readonly Row[], findings: readonly Finding[]): string {
  const wrong = ({ state, look }: Shot): number =>
    findings.filter((one) => one.page === page && one.state === state && sameLook(one.look, look)).length;
  const ordered = (shots: readonly Shot[]): Shot[] => allLooks.flatMap((look) => shots.filter((shot) => sameLook(shot.look, look)));
  const thumb = (shot: Shot): string =>
    `<figure><figcaption class="${wrong(shot) ? 'wrong' : ''}">${escape(nameOfLook(shot.look))}${wrong(shot) ? ` — ${wrong(shot)} wrong` : ''}</figcaption>` +
    `<div style="width:${shot.look.width * scale}px"><img src="data:image/png;base64,${shot.png.toString('base64')}" width="${shot.look.width * scale}"></div></figure>`;
  const row = ([state, shots]: Row): string => `<h2>${escape(state)}</h2><section>${ordered(shots).map(thumb).join('')}</section>`;
  return `<!doctype html><meta charset="utf-8"><style>
    body { margin: 0; font: 16px sans-serif; background: #cfd3d6 } main { display: inline-block; padding: 16px }
    h1 { margin: 0 } h2 { margin: 20px 0 6px; font-size: 20px } section { display: flex; gap: 14px; align-items: flex-start }
    figure { margin: 0 } figcaption { font-size: 13px; padding: 2px 4px } .wrong { background: #b3261e; color: #fff }
    div { max-height: ${tallest}px; overflow: hidden; outline: 1px solid #777; background: #fff } img { display: block }
    </style><main><h1>${escape(page)}</h1>${rows.map(row).join('')}</main>`;
}

const sameLook = (one: Look, other: Look): boolean => nameOfLook(one) === nameOfLook(other);
const escape = (text: string): string => text.replace(/&/g, '&amp;').replace(/</g, '&lt;');
const fileOf = ({ state, look }: Shot): string => `${state} ${nameOfLook(look)}`.replace(/[^\p{Letter}\p{Number}.]+/gu, '-');

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) groups.set(keyOf(item), [...(groups.get(keyOf(item)) ?? []), item]);
  return groups;
}
