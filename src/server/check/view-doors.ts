import type { Doors, Matter } from '../../contract/check.contract.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import type { Day } from '../../rules/day.ts';
import { mayLookAgain } from '../../rules/meanwhile.ts';
import type { Body } from '../../rules/receiver.ts';
import { lastDayOfRemedy, remediesOf, type Remedy } from '../../rules/remedies.ts';
import { asSentence, type MatterView, type Verdict } from '../matter/index.ts';
import { remedyInWords, words } from './words.ts';

type RemedyDoors = NonNullable<Doors['object']>['remedies'];

/**
 * The decision against her and the doors out of it, each by itself: a verification is looked at again before a decision alone (办 18), one
 * may apply anew at any time, and a decision is taken further where the body that made it has such a way.
 */
export function viewDoors(view: MatterView, { bodies, today }: { bodies: readonly Body[]; today: Day }): Pick<Matter, 'against' | 'doors'> {
  const { procedure, row } = view;
  const verdict = view.verdict();
  if (!verdict) return mayLookAgain(procedure, row.step) ? { doors: { lookAgain: words.lookAgain } } : {};
  const remedies = remediesOf(bodies, { procedure: procedure.id, body: row.body, role: verdict.role });
  const doors = remedies.map((remedy) => viewRemedy(remedy, verdict, today));
  // Aid that goes on with less, or was granted anew: what can no longer be objected to is spoken of no more.
  if (verdict.means !== 'close' && procedure.steps[row.step]?.tone !== 'refused' && !doors.some(({ state }) => state === 'open')) return {};
  return {
    against: viewAgainst(verdict),
    doors: {
      ...(['refuse', 'stop'].includes(verdict.means) ? { applyAgain: words.applyAgain } : {}),
      object: {
        counted: verdict.delivered ? words.countedFrom(verdict.delivered.day) : words.countedLater,
        remedies: doors,
        ...(doors.length > 0 ? {} : { none: words.noRemedy(whoDecided(view, bodies, verdict)) }),
      },
    },
  };
}

function whoDecided({ row, procedure }: MatterView, bodies: readonly Body[], { role }: Verdict): string {
  if (role === 'panel') return words.panel;
  const body = bodies.find(({ decides }) => decides.includes(procedure.id)) ?? bodies.find(({ id }) => id === row.body);
  return body?.name ?? words.somebody;
}

function viewRemedy(remedy: Remedy, { delivered }: Verdict, today: Day): RemedyDoors[number] {
  const lastDay = delivered && lastDayOfRemedy(remedy, delivered.day);
  const state = !delivered ? 'waiting' : lastDay !== undefined && today > lastDay ? 'over' : 'open';
  return {
    kind: remedy.kind,
    text: remedyInWords(remedy),
    state,
    ...(lastDay ? { lastDay, until: state === 'over' ? words.over(lastDay) : words.until(lastDay) } : {}),
    source: remedy.source,
  };
}

function viewAgainst({ means, given, delivered }: Verdict): NonNullable<Matter['against']> {
  const said = (text: string | undefined) => (text?.trim() ? asSentence(text) : undefined);
  const [reason, rule, advice] = [said(given.reason), said(given.rule), said(given.remedy)];
  return {
    kind: means,
    ...(reason ? { reason } : {}),
    ...(rule ? { rule } : {}),
    ...(advice ? { advice } : {}),
    ...(delivered
      ? {
          delivered: {
            day: delivered.day,
            when: dayInWords(delivered.day),
            who: delivered.who,
            ...(delivered.how ? { how: delivered.how } : {}),
          },
        }
      : {}),
  };
}
