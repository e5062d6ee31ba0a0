import { gzipSync } from 'node:zlib';
import { Value } from 'typebox/value';
import type { Page } from 'playwright-core';
import { CatalogueList, ProgramTexts } from '../../src/contract/learn.contract.ts';
import { mergeTold } from '../../src/rules/catalogue/merge-told.ts';
import { openBrowser } from '../helpers/browser.ts';
import { toldCatalogue } from '../helpers/told-catalogue.ts';
import { printTable, round } from './measure.ts';

/** A cheap phone against this machine, as Chromium slows itself down. */
const slowdown = 4;
const runs = 40;

export type CatalogueFigures = { document: string; kilobytes: number; gzip: number; parse: number }[];

/**
 * What the two documents weigh and how long a browser at 4x slowdown takes to parse them (milliseconds, median), against the
 * peer: all that a version says, in one document, as a list that waits for its texts would have to be read.
 */
export async function benchCatalogue(): Promise<CatalogueFigures> {
  const told = toldCatalogue();
  const list = Value.Clean(CatalogueList, structuredClone(told));
  const texts = Value.Clean(ProgramTexts, structuredClone(told));
  const documents: Record<string, string> = {
    'list: finding and precheck': JSON.stringify(list),
    texts: JSON.stringify(texts),
    'shipped with the app': JSON.stringify({ county: '', version: 1, day: '', list, texts }),
    'peer: one document': JSON.stringify(told),
  };
  const browser = await openBrowser();
  try {
    const page = await browser.newPage();
    const session = await page.context().newCDPSession(page);
    await session.send('Emulation.setCPUThrottlingRate', { rate: slowdown });
    const figures: CatalogueFigures = [];
    for (const [document, text] of Object.entries(documents))
      figures.push({
        document,
        kilobytes: round(Buffer.byteLength(text) / 1024, 1),
        gzip: round(gzipSync(text).length / 1024, 1),
        parse: round(await timeParsing(page, text), 1),
      });
    figures.push({
      document: 'shipped: parsed and put together, by Node x4',
      kilobytes: 0,
      gzip: 0,
      parse: timeReading(documents),
    });
    printTable(`The catalogue on a phone: bytes, and milliseconds to parse at ${slowdown}x slowdown (aim: under 50)`, figures);
    return figures;
  } finally {
    await browser.close();
  }
}

/** All that the app does with what came with it before a page can show it: by Node's engine, which is Chromium's. */
function timeReading(documents: Record<string, string>): number {
  const times = Array.from({ length: runs }, (_, run) => {
    const fresh = `${documents['shipped with the app']!.slice(0, -1)},"run":${run}}`;
    const began = performance.now();
    const { list, texts } = JSON.parse(fresh) as { list: CatalogueList; texts: ProgramTexts };
    if (!mergeTold(list, texts, '2026-11-20')) throw new Error('cannot be read');
    return (performance.now() - began) * slowdown;
  });
  return round(times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!, 1);
}

/** Milliseconds, the median; each run parses a text that the browser has not seen, so that nothing is remembered. */
async function timeParsing(page: Page, text: string): Promise<number> {
  const times = await page.evaluate(
    ([text, runs]) => {
      const times: number[] = [];
      for (let run = 0; run < runs; run += 1) {
        const fresh = `${text.slice(0, -1)},"run":${run}}`;
        const began = performance.now();
        JSON.parse(fresh);
        times.push(performance.now() - began);
      }
      return times;
    },
    [text, runs] as const,
  );
  return times.toSorted((a, b) => a - b)[Math.floor(times.length / 2)]!;
}
