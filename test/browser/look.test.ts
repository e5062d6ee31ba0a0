import type { Browser } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { openBrowser } from '../helpers/browser.ts';
import { buildWorld, type World } from '../look/build-world.ts';
import { bundleChecks } from '../look/bundle-checks.ts';
import { hardestLook } from '../look/looks.ts';
import { openLookCounty } from '../look/open-look-county.ts';
import { pageStates } from '../look/states/index.ts';
import { tellFindings } from '../look/tell-findings.ts';
import { walk } from '../look/walk.ts';

let browser: Browser;
let world: World;

beforeAll(async () => {
  world = await buildWorld(await openLookCounty());
  browser = await openBrowser();
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await world?.county.close();
});

/** The whole walk, in every look and with its sheets, is `npm run look`. */
test('every page in every state, on the narrowest phone with the text set large, has nothing that a program can find wrong', async () => {
  const checks = await bundleChecks();
  const only = process.env['LOOK_PAGE'] ?? '';
  const stops = Object.entries(pageStates)
    .filter(([page]) => page.includes(only))
    .flatMap(([page, { states }]) => states.map((state) => ({ page, state })));
  const began = Date.now();
  const { findings } = await walk({ browser, checks, world, pictures: false }, stops, [hardestLook]);
  console.log(stops.length, Date.now() - began);
  expect(tellFindings(findings)).toEqual([]);
}, 400_000);
