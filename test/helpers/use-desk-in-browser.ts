import { execFile } from 'node:child_process';
import { existsSync } from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import { listenForFaults, openBrowser } from './browser.ts';
import { h5Dir } from './county-with-pages.ts';
import { findFreePort } from './find-free-port.ts';
import { Officer, staffOfFolder, type Login } from './officer.ts';
import { openPhoneContext } from './open-phone-context.ts';
import { openTestCounty, type TestCounty } from './test-county.ts';
import { inventedIdNumber, Villager } from './villager.ts';

const project = path.resolve(import.meta.dirname, '../..');
const consoleDir = path.join(project, '.build/console');

export interface DeskInBrowser {
  readonly county: TestCounty;
  readonly page: Page;
  /** A villager who has just sent her application with one photo. */
  apply(
    applicant?: Partial<NewApplication['applicant']>,
    photo?: Buffer,
    facts?: NewApplication['facts'],
  ): Promise<{ villager: Villager; matterId: string; number: string; idNumber: string }>;
  see(text: string | RegExp): Promise<void>;
  /** Presses Tab until that thing has the focus: whoever has no mouse gets there too. */
  tabTo(text: string): Promise<void>;
  /** A villager's phone, with the pages that the same county serves her. */
  openPhone(): Promise<Page>;
  /** At the keyboard alone, from whatever page asks for it. */
  signIn(login: Login, given?: { open?: boolean }): Promise<void>;
}

/**
 * For all tests of a file: a county that serves the built page of the staff, and for each test a new page of a browser. What the
 * page complains of fails the test. `county` and `page` are filled when a test begins. `name` is what the page's address calls this machine.
 */
export function useDeskInBrowser({ name = '127.0.0.1' } = {}): DeskInBrowser {
  // A walk is dozens of waits, and each may be long on a busy machine.
  vi.setConfig({ testTimeout: 120_000 });
  let browser: Browser | undefined;
  let faults: string[];
  let villagers = 0;
  const phones: Page[] = [];
  const desk = { apply, see, tabTo, signIn, openPhone } as { -readonly [part in keyof DeskInBrowser]: DeskInBrowser[part] };

  beforeAll(async () => {
    if (!existsSync(path.join(consoleDir, 'index.html'))) {
      const vite = path.join(project, 'node_modules/vite/bin/vite.js');
      await promisify(execFile)(process.execPath, [vite, 'build', '--config', 'config/vite.console.ts'], { cwd: project });
    }
    const [port, publicPort] = [await findFreePort(), await findFreePort()];
    const host = '127.0.0.1';
    const listen = { public: { host, port: publicPort }, staff: { host, port }, internal: { host, port: 0 } };
    const origins = { origin: `http://${host}:${publicPort}`, staffOrigin: `http://${name}:${port}` };
    desk.county = await openTestCounty({ settings: { consoleDir, h5Dir, ...origins, listen } });
    browser = await openBrowser();
  });
  afterAll(async () => {
    await browser?.close();
    await desk.county?.close();
  });
  beforeEach(async () => {
    desk.page = await browser!.newPage({ viewport: { width: 1280, height: 900 } });
    faults = listenForFaults(desk.page);
  });
  afterEach(async () => {
    await desk.page.close();
    for (const phone of phones.splice(0)) await phone.context().close();
    if (faults.length > 0) throw new Error(`the page complained: ${faults.join('\n')}`);
  });
  return desk;

  async function apply(applicant: Partial<NewApplication['applicant']> = {}, photo?: Buffer, facts: NewApplication['facts'] = {}) {
    villagers += 1;
    const villager = new Villager(desk.county, `1690000${String(1000 + villagers)}`);
    await villager.signIn();
    const idNumber = inventedIdNumber(villagers);
    const form = await villager.fillForm({ applicant: { idNumber, ...applicant }, facts });
    const { paper } = await villager.sendPaper(form.submissionId, photo);
    const receipt = await villager.apply({ ...form, papers: [paper] });
    return { villager, matterId: receipt.matters[0]!.matterId, number: receipt.number, idNumber };
  }

  async function see(text: string | RegExp) {
    await desk.page.getByText(text).first().waitFor();
  }

  async function tabTo(text: string) {
    const focused = () => desk.page.evaluate(() => document.activeElement?.textContent?.trim().replace(/\s+/g, ' ') ?? '');
    for (let presses = 0; presses < 80; presses += 1) {
      if ((await focused()) === text) return;
      await desk.page.keyboard.press('Tab');
    }
    throw new Error(`no way to “${text}” by keyboard`);
  }

  async function openPhone() {
    const phone = await (await openPhoneContext(browser!, { keepsApp: false })).newPage();
    phones.push(phone);
    return phone;
  }

  async function signIn(login: Login, { open = true } = {}) {
    const { county, page } = desk;
    county.clock.forward({ seconds: 30 });
    if (open) await page.goto(`${county.staffUrl}/staff/`);
    await page.getByRole('heading', { name: '工作人员登录' }).waitFor();
    for (const typed of [login, staffOfFolder.find((one) => one.login === login)!.password]) {
      await page.keyboard.press('Tab');
      await page.keyboard.type(typed);
    }
    await page.keyboard.press('Tab');
    await page.keyboard.type(new Officer(county, login).figures());
    await page.keyboard.press('Enter');
    await page.getByRole('button', { name: '退出' }).waitFor();
  }
}
