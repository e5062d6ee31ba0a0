import { expect, test } from 'vitest';
import { closingSteps } from '../../src/rules/closing.ts';
import { meanwhileAt } from '../../src/rules/meanwhile.ts';
import { eventsAt } from '../../src/rules/procedure.ts';
import { windowEvents } from '../../src/rules/window-events.ts';
import { toldStates } from '../helpers/told-states.ts';
import { procedures } from './mock-data.ts';

/** What she reads: of a step, or of an event that is only said. */
interface Told {
  at: string;
  big: string;
  line: string;
  legalWord?: string | undefined;
  meanwhile?: readonly string[];
}

const withClosing = procedures.map((procedure) => ({ ...procedure, steps: { ...procedure.steps, ...closingSteps } }));
const steps: Told[] = withClosing.flatMap((procedure) =>
  Object.entries(procedure.steps).map(([id, { title, text, legalWord }]) => ({
    at: `${procedure.id}.${id}`,
    big: title,
    line: text,
    legalWord,
    meanwhile: meanwhileAt(procedure, id),
  })),
);
const said: Told[] = withClosing.flatMap((procedure) =>
  Object.keys(procedure.steps).flatMap((id) =>
    eventsAt(procedure, id).map((event) => ({ at: `${procedure.id}.${id}/${event.event}`, big: event.said.title, line: event.said.text })),
  ),
);
const around: Told[] = Object.entries(windowEvents).map(([at, event]) => ({ at, big: event.said.title, line: event.said.text }));

test('are the 28 of the list, the draft of the phone beside them', () => {
  expect(new Set(toldStates.map(([state]) => state)).size + 1).toBe(28);
});

test.each(toldStates)(
  '%s %s has its line wherever it is said, and its button or its legal word wherever she stands in it',
  (_state, big, line, more) => {
    const found = [...steps, ...said, ...around].filter((one) => big.test(one.big));
    expect(found.length).toBeGreaterThan(0);
    expect(found.filter((one) => !line.test(one.line)).map(({ at, line: text }) => `${at}: ${text}`)).toEqual([]);
    if (!more) return;
    const standing = steps.filter((one) => big.test(one.big));
    const offers = ({ legalWord = '', meanwhile = [] }: Told) => more.test([legalWord, ...meanwhile].join(' '));
    expect(standing.filter((one) => !offers(one)).map(({ at, legalWord, meanwhile }) => `${at}: ${legalWord} ${meanwhile}`)).toEqual([]);
  },
);
