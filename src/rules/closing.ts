import { figureOn, type Figure } from './figures.ts';
import type { Day } from './day.ts';
import type { Procedure, ProcedureEvent, Step } from './procedure-shape.ts';

/*
 * 不配合终止: nobody finds her, and the matter stops where it is. Never after silence alone: so many dated tries as the county's figure says,
 * each on a day of its own, one of them at her door, and none before the last sign of hers. It has a paper, the doors of a decision, and goes
 * on by a word of hers from where it stood. No procedure file writes these; every matter knows them, under whichever version it was filed.
 */

/** call 打电话 · visit 上门 · word 托村里人捎话 */
export const tryWays = ['call', 'visit', 'word'] as const;
export type TryWay = (typeof tryWays)[number];
export const tryWayWords: Readonly<Record<TryWay, string>> = { call: '打电话', visit: '上门', word: '托村里人捎话' };

/** The dated figure of the county: on how many days somebody tried before it may be closed. */
const triesFigure = 'close-tries';

const triedEvent = 'tried-to-reach';
export const closeEvent = 'close-not-found';
const closedStep = 'not-found';
const closedToldStep = 'not-found-told';
/** By a button of hers, and by her word to an officer. */
const goOnEvents = ['go-on', 'go-on-called'] as const;

const office: ProcedureEvent['role'] = ['town', 'county', 'department'];
const bigWord = '先停在这儿';
const howOn = '打个电话，或者按“接着办”，就从停下的地方接着办。';
const line = `找了您几回没找着。${howOn}`;

const goOn = (kind: (typeof goOnEvents)[number], role: ProcedureEvent['role'], needs: ProcedureEvent['needs'] = []): ProcedureEvent => ({
  event: kind,
  role,
  title: kind === 'go-on' ? '接着办' : '她说要接着办',
  means: 'resume',
  needs,
  notice: 'gone-on',
  said: { title: '接着办了', text: '停下以前办到哪，就从哪儿往下办。日子从今天重新算，不用重新交东西。', tone: 'on-its-way' },
});
/** Whoever she says it to writes it down: the hotline, whose number stands on her page, too. */
const goingOn = [goOn('go-on', ['citizen']), goOn('go-on-called', [...office, 'hotline'], ['finding'])];

/** It waits for nobody but her; until its paper is there, for the paper too. */
const closed = { title: bigWord, text: line, legalWord: '终止办理', tone: 'needs-you', decided: true } as const;

export const closingSteps: Readonly<Record<string, Step>> = {
  [closedStep]: {
    ...closed,
    who: '镇上',
    events: [
      {
        event: 'deliver-closing',
        to: closedToldStep,
        role: office,
        title: '通知书送到了',
        means: 'deliver',
        needs: ['delivery'],
        notice: 'closed-paper',
        said: { title: '停办的通知书送到了', text: `怎么送的：{delivery}${howOn}`, tone: 'needs-you' },
      },
      ...goingOn,
    ],
  },
  [closedToldStep]: { ...closed, who: '您', resting: true, events: goingOn },
};

const tried: ProcedureEvent = {
  event: triedEvent,
  role: office,
  title: '找过她，没找着',
  needs: ['way', 'finding'],
  notice: 'tried-to-reach',
  said: {
    title: '找过您，没找着',
    text: '{way}找您，没找着：{finding}您的事没停。方便了打12349，或者让村里人捎个话。',
    tone: 'needs-you',
  },
};

const close: ProcedureEvent = {
  event: closeEvent,
  to: closedStep,
  role: office,
  title: '几回都没找着，先停在这儿',
  means: 'close',
  needs: ['reason', 'rule', 'remedy'],
  notice: 'closed-not-found',
  said: { title: bigWord, text: `原因：{reason}${howOn}通知书送到您手上，当面说给您听。`, tone: 'needs-you' },
};

/** What a step of a matter has beside its procedure's own events; nothing in a file that is checked by itself. */
export function closingEventsAt({ steps }: Procedure, step: Step): ProcedureEvent[] {
  if (!steps[closedStep] || step.decided || step.resting || step.final) return [];
  // Her town looks for her, and whoever has something to do here.
  const role = office.filter((one) => one === 'town' || step.events.some((event) => event.role.includes(one)));
  return [tried, close].map((event) => ({ ...event, role }));
}

/** Over, and it waits for a word of hers: no list of open matters shows it. */
export const restingStep = closedToldStep;

/** As whom somebody hears her and writes it down. */
export function hearsHer(role: ProcedureEvent['role'][number] | undefined): boolean {
  return role !== undefined && goingOn.some(({ event, role: of }) => event === 'go-on-called' && of.includes(role));
}

export function isClosed(step: string): boolean {
  return step === closedStep || step === closedToldStep;
}

export function isTry(event: string): boolean {
  return event === triedEvent;
}

export function isGoingOn(event: string): boolean {
  return (goOnEvents as readonly string[]).includes(event);
}

interface Kept {
  kind: string;
  actor_kind: string;
  on_day: Day;
  step: string;
}
export interface Try {
  day: Day;
  way: TryWay;
}

/** The tries since the last sign of hers: whatever she did herself, or said to an officer, makes those before it worth nothing. */
export function triesSinceHerSign<E extends Kept>(events: readonly E[], wayOf: (event: E) => TryWay | undefined): Try[] {
  const sign = events.findLastIndex(({ kind, actor_kind: by }) => by === 'citizen' || kind === 'person-confirmed' || isGoingOn(kind));
  return events.slice(sign + 1).flatMap((event) => {
    const way = event.kind === triedEvent ? wayOf(event) : undefined;
    return way ? [{ day: event.on_day, way }] : [];
  });
}

/** Each on a day of its own, one of them at the door; nothing may be closed where the county has set no figure. */
export function mayClose(tries: readonly Try[], figures: readonly Figure[], today: Day): boolean {
  const wanted = figureOn(figures, triesFigure, today)?.value;
  return wanted !== undefined && new Set(tries.map(({ day }) => day)).size >= wanted && tries.some(({ way }) => way === 'visit');
}

/** The step it stood in when it was closed. */
export function stepBeforeClosing(events: readonly Kept[]): string | undefined {
  const at = events.findLastIndex(({ kind }) => kind === closeEvent);
  return at > 0 ? events[at - 1]!.step : undefined;
}
