import { familyEventKinds } from './family-events.ts';
import { isVisitStep, mayLookAgain } from './meanwhile.ts';
import { eventsAt, type Procedure } from './procedure.ts';
import { windowEventKinds } from './window-events.ts';

/*
 * 她说一句: at some steps a matter asks her for a word. It moves no step and stops no clock; the office reads it and answers.
 * explain 有一处对不上, what it is about · opinion what she thinks before it is decided · another-day the visit at another time · attend she comes
 * to the village's talk and speaks
 */
export const wordKinds = ['explain', 'opinion', 'another-day', 'attend'] as const;
export type WordKind = (typeof wordKinds)[number];

/** What stands on her button, and on the officer's page above what she said. */
export const wordTitles: Readonly<Record<WordKind, string>> = {
  explain: '我来说明',
  opinion: '我有话说',
  'another-day': '换个时间',
  attend: '我要去说',
};

/** What an office can say to it: a wish for another day is met or not, the rest is heard. */
export const wordOutcomes = { heard: '看过了', agreed: '照您说的改', 'not-agreed': '改不了' } as const;
export type WordOutcome = keyof typeof wordOutcomes;

export function outcomesFor(kind: WordKind): WordOutcome[] {
  return kind === 'another-day' ? ['agreed', 'not-agreed'] : ['heard'];
}

/** Against a stuck thumb, at one step of one matter; our own choice. */
export const mostWordsAtAStep = 5;

/** For what a step asks her. `done`: the kinds of what was recorded, the newest first; it says whether somebody is about to come. */
export function wordsAskedAt(procedure: Procedure, step: string, done: readonly string[]): WordKind[] {
  const at = procedure.steps[step];
  if (!at || at.final) return [];
  const events = eventsAt(procedure, step);
  const asked: WordKind[] = [];
  if (at.legalWord === '核对有异') asked.push('explain');
  else if (events.some(({ means }) => means === 'hear') || mayLookAgain(procedure, step)) asked.push('opinion');
  if (at.legalWord === '民主评议' || at.legalWord === '评议') asked.push('attend');
  if (isVisitStep(procedure, step) || isVisitPlanned(done)) asked.push('another-day');
  return asked;
}

const isComing: ReadonlySet<string> = new Set(['visit-planned', 'visit-moved', 'visit-missed']);
const around: ReadonlySet<string> = new Set([...familyEventKinds, ...windowEventKinds]);

/** Until it was called off, or the matter has moved since. */
function isVisitPlanned(done: readonly string[]): boolean {
  for (const kind of done) {
    if (isComing.has(kind)) return true;
    if (kind === 'visit-cancelled' || !around.has(kind)) return false;
  }
  return false;
}

/** She has spoken since her matter last moved: whatever was answered, it waits for the office now. */
export function hasSpoken(done: readonly string[]): boolean {
  const moved = done.findIndex((kind) => !around.has(kind));
  return (moved < 0 ? done : done.slice(0, moved)).includes('word-said');
}
