import type { Browser } from 'playwright-core';
import { listenForFaults } from '../helpers/browser.ts';
import type { World } from './build-world.ts';
import type { Found } from './checks/found.ts';
import { judgeBarriers, judgePage, turnTo } from './judge-page.ts';
import { isPictured, windowHeight, type Look } from './looks.ts';
import { openState } from './open-state.ts';
import type { PageState } from './page-states.ts';

/** One thing wrong, and where. */
export interface Finding extends Found {
  page: string;
  state: string;
  look: Look;
}

export interface Shot {
  page: string;
  state: string;
  look: Look;
  png: Buffer;
}

export interface Walked {
  findings: Finding[];
  shots: Shot[];
  states: number;
}

/** What is walked: a page of the app or a component of the gallery, in one state. */
export interface Stop {
  page: string;
  state: PageState;
}

interface Walking {
  browser: Browser;
  checks: string;
  world: World;
  pictures: boolean;
  /** Contrast and axe cost most of a walk's time and hardly differ between the states of one page. */
  thorough: 'every-state' | 'first-state-of-a-page';
}

/** Opens every state and judges it in every look. Two at a time: more only make browsers wait for each other. */
export async function walk(given: Walking, stops: readonly Stop[], looks: readonly Look[]): Promise<Walked> {
  const walked: Walked = { findings: [], shots: [], states: stops.length };
  const left = stops.flatMap((stop) => loadsOf(looks).map((ofLoad) => ({ stop, ofLoad })));
  const isThorough = (stop: Stop): boolean => given.thorough === 'every-state' || stop === stops.find(({ page }) => page === stop.page);
  const walkOn = async (): Promise<void> => {
    for (let next = left.shift(); next; next = left.shift())
      await walkState(given, { ...next.stop, thorough: isThorough(next.stop) }, next.ofLoad, walked);
  };
  await Promise.all([walkOn(), walkOn()]);
  return walked;
}

/** The app's own large type is read when it starts: it wants a load of its own. Everything else turns in an open page. */
function loadsOf(looks: readonly Look[]): Look[][] {
  const large = looks.filter(({ text }) => text === 'large');
  const usual = looks.filter(({ text }) => text !== 'large');
  return [usual, large].filter((load) => load.length > 0);
}

async function walkState(
  { browser, checks, world, pictures }: Walking,
  { page: name, state, thorough }: Stop & { thorough: boolean },
  looks: readonly Look[],
  walked: Walked,
): Promise<void> {
  const first = looks[0]!;
  const context = await browser.newContext({
    viewport: { width: first.width, height: windowHeight },
    locale: 'zh-CN',
    hasTouch: true,
    isMobile: true,
    // It would fetch the whole app for each state, for days without a network that no state here has.
    serviceWorkers: 'block',
  });
  context.setDefaultTimeout(20_000);
  const page = await context.newPage();
  const faults = listenForFaults(page);
  const tell = (look: Look, found: readonly Found[]): void =>
    void walked.findings.push(...found.map((one) => ({ ...one, page: name, state: state.name, look })));
  try {
    const opening = await state.prepare(world);
    await openState(page, world.county.publicUrl, opening, first.text === 'large' ? 'large' : 'usual');
    const cdp = await context.newCDPSession(page);
    for (const look of looks) {
      await turnTo(page, cdp, look);
      if (thorough && look === first && first.text !== 'large') tell(look, await judgeBarriers(page));
      // What is behind a text hardly changes with the width: by day once a load, by night always.
      const contrast = thorough && (look === first || look.scheme === 'dark');
      const { found, picture } = await judgePage(page, checks, look, { contrast, picture: pictures && isPictured(look) });
      tell(look, found);
      if (picture) walked.shots.push({ page: name, state: state.name, look, png: picture });
    }
  } catch (error) {
    tell(first, [
      {
        rule: 'not-reached',
        element: 'the page',
        says: String((error as Error).message)
          .split('\n')
          .slice(0, 3)
          .join(' '),
      },
    ]);
  }
  tell(
    first,
    [...new Set(faults)].map((fault) => ({ rule: 'fault', element: 'the console', says: fault.slice(0, 300) })),
  );
  await context.close();
}
