import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { openBrowser } from '../helpers/browser.ts';
import { buildWorld } from './build-world.ts';
import { bundleChecks } from './bundle-checks.ts';
import { allLooks } from './looks.ts';
import { galleryStops, openGallery } from './gallery/open-gallery.ts';
import { openCountyWithPages } from '../helpers/county-with-pages.ts';
import { stopsOf } from './stops.ts';
import { tellFindings } from './tell-findings.ts';
import { walk } from './walk.ts';
import { writeSheets } from './write-sheets.ts';

const dir = path.resolve(import.meta.dirname, '../../.build/look');
const asked = (name: string): string | undefined => process.env[`LOOK_${name}`] || undefined;

test('the whole walk', { timeout: 3_600_000 }, async () => {
  const words = asked('PAGES')?.split(' ') ?? [''];
  const wanted = (page: string): boolean => words.some((word) => page.includes(word));
  const gallery = await openGallery();
  const stops = [...stopsOf(wanted), ...galleryStops(gallery.url, wanted)];
  const looks = allLooks.filter(
    ({ width, text, scheme }) =>
      String(width) === (asked('WIDTH') ?? String(width)) && text === (asked('TEXT') ?? text) && scheme === (asked('SCHEME') ?? scheme),
  );
  if (stops.length === 0 || looks.length === 0) throw new Error('There is no such page or no such look.');

  const world = await buildWorld(await openCountyWithPages());
  const browser = await openBrowser();
  try {
    const began = performance.now();
    const walked = await walk({ browser, checks: await bundleChecks(), world, pictures: true, thorough: 'every-state' }, stops, looks);
    const sheets = await writeSheets(browser, dir, walked);
    const told = tellFindings(walked.findings);
    mkdirSync(dir, { recursive: true });
    writeFileSync(path.join(dir, 'report.txt'), `${told.join('\n')}\n`);
    const seconds = Math.round((performance.now() - began) / 1000);
    console.log(`${stops.length} states in ${looks.length} looks, ${sheets.length} sheets in .build/look, ${seconds} s`);
    console.log(told.join('\n'));
    expect(told.length, 'things are wrong: .build/look/report.txt').toBe(0);
  } finally {
    await browser.close();
    await gallery.close();
    await world.county.close();
  }
});
