import { tryWays } from '../../rules/closing.ts';
import type { StaffAct } from '../../contract/decide.contract.ts';
import { dayOf } from '../../rules/day.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import { figureOn } from '../../rules/figures.ts';
import { yuanToFen } from '../../rules/money.ts';
import { eventsFor, judgeEvent, type StepEvent } from '../../rules/procedure.ts';
import { actsAs } from '../../rules/role-rights.ts';
import { decidedAfterSpeaking } from '../../rules/window-events.ts';
import { fillWords, wordsOf, type Hold, type MatterView } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';

/** What this member of staff may record in a matter now; what is not possible yet is among it, with the day from which it is. */
export function actsFor(
  house: House,
  book: CodeBook,
  scope: StaffScope,
  view: MatterView & { hold: Hold },
  missing: readonly string[],
): StaffAct[] {
  const today = dayOf(house.clock.now());
  const { calendar, figures } = book.findCounty(scope.county)!;
  const role = actsAs(scope.role);
  // What a colleague has in hand is hers to do.
  if (!role || view.hold.state === 'colleague') return [];
  return eventsFor(view.procedure, view.row.step, role).flatMap((event) => {
    const now = { role, today, dates: view.dates, calendar, given: {}, told: view.told, tries: view.tries, figures };
    const judged = judgeEvent(view.procedure, view.row.step, event.event, now);
    const unheard = view.row.unconfirmed_since && !view.row.confirmed_at && decidedAfterSpeaking.has(event.means ?? '');
    const notBefore = !judged.allowed && judged.why === 'not-yet' ? judged.notBefore : undefined;
    const cap = event.cap === undefined ? undefined : figureOn(figures, event.cap, today);
    // Nobody is shown a button that no day will make work, such as a longer limit for what is late already.
    if (!judged.allowed && judged.why !== 'missing' && judged.why !== 'over-cap' && !notBefore) return [];
    return {
      event: event.event,
      title: event.title,
      needs: [...event.needs],
      reach: reachOf(event),
      ...(event.needs.includes('cause') ? { causes: [...(view.procedure.total?.extended?.causes ?? [])] } : {}),
      ...(event.needs.includes('way') ? { ways: [...tryWays] } : {}),
      ...(event.means === 'ask' && missing.length > 0 ? suggestFor(event, missing) : {}),
      ...(cap ? { atMost: yuanToFen(cap.value) } : {}),
      ...(notBefore ? { notBefore: `${dayInWords(notBefore)}起才能办` } : unheard ? { notBefore: '先和本人说上话，再办' } : {}),
    };
  });
}

/** From the list, without opening the matter: telling her once of all that is missing, and what may be recorded for many together. */
export function actsFromList(acts: readonly StaffAct[]): StaffAct[] {
  return acts.filter((act) => !act.notBefore && (act.reach === 'together' || (act.reach === 'ask' && act.suggested)));
}

/** Both what is given with the act and what she then reads on her phone, word for word. */
function suggestFor(event: StepEvent, missing: readonly string[]): Pick<StaffAct, 'suggested' | 'reads'> {
  const suggested = suggest(missing);
  return { suggested, reads: fillWords(event.said.text, wordsOf({ finding: suggested })) };
}

function reachOf(event: StepEvent): string {
  if (event.means === 'ask') return 'ask';
  return event.together ? 'together' : 'alone';
}

const longest = 300;

/** As it is sent, so it must fit; what does not is counted, and she is told whom to ask. */
function suggest(missing: readonly string[]): string {
  const head = `一共差${missing.length}样：`;
  const whole = head + missing.join('；');
  if (whole.length <= longest) return whole;
  const tail = '；还有别的，问村里或打12349';
  let text = head + missing[0]!;
  for (const one of missing.slice(1)) if (text.length + one.length + 1 + tail.length <= longest) text += `；${one}`;
  return text.slice(0, longest - tail.length) + tail;
}
