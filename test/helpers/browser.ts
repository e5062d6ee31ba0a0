import { existsSync } from 'node:fs';
import axe from 'axe-core';
import { chromium, type Browser, type Page } from 'playwright-core';

const usual = [
  '/usr/bin/chromium-headless-shell',
  '/usr/bin/chromium',
  '/usr/bin/chromium-browser',
  '/usr/bin/google-chrome',
  '/Applications/Google Chrome.app/Contents/MacOS/Google Chrome',
  'C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe',
];

/** A browser of its own, with nothing kept from before and nothing asked of the network by itself. */
export async function openBrowser(): Promise<Browser> {
  const executablePath = process.env['CHROMIUM_PATH'] ?? usual.find((path) => existsSync(path));
  if (!executablePath)
    throw new Error('No Chromium found: install it (Debian: apt-get install chromium-headless-shell) or name it in CHROMIUM_PATH.');
  return chromium.launch({
    executablePath,
    args: [
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
      // Chromium's sandbox refuses uid 0.
      ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
    ],
  });
}

/** What a page asks the county in words: to be refused is an answer. Anything else it asks for is a part of it. */
const asksInWords = new Set(['document', 'fetch', 'xhr']);

/** What a page complained of: faults of scripts, whatever its policy refused, and parts of it that are not there. */
export function listenForFaults(page: Page): string[] {
  const faults: string[] = [];
  page.on('pageerror', (error) => void faults.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error' && !message.text().startsWith('Failed to load resource')) faults.push(message.text());
  });
  page.on('response', (response) => {
    const kind = response.request().resourceType();
    if (response.status() >= 400 && !asksInWords.has(kind)) faults.push(`${kind} ${response.url()}: ${response.status()}`);
  });
  return faults;
}

/**
 * What would keep somebody from using the page, by the rules that a program can check. Not a script of the page: its policy refuses foreign ones.
 * `except` names rules that whoever asks judges better.
 */
export async function findBarriers(page: Page, except: readonly string[] = []): Promise<string[]> {
  await page.evaluate(axe.source);
  const rules = Object.fromEntries(except.map((rule) => [rule, { enabled: false }]));
  const { violations } = await page.evaluate(
    (rules) => (globalThis as unknown as { axe: typeof axe }).axe.run({ rules, resultTypes: ['violations'] }),
    rules,
  );
  return violations.map(({ id, nodes }) => `${id}: ${nodes[0]!.html}`);
}
