import { addDays, type Day } from '../../src/rules/day.ts';
import { eventsAt, type Given, judgeEvent, type Procedure, type Role, type StepEvent } from '../../src/rules/procedure.ts';
import { submitEvent } from '../../src/rules/procedure-shape.ts';
import { calendar, figures } from './mock-data.ts';

/** What anybody could be asked for; the sum is within every cap of the county. */
export const everything = (procedure: Procedure): Given => ({
  amountFen: 85_000,
  reason: '演示原因',
  rule: '演示条款',
  remedy: '演示办法',
  finding: '演示记录',
  delivery: '演示：当面交给本人',
  cause: procedure.total?.extended?.causes[0],
});

export interface Walked {
  from: string;
  event: StepEvent;
  role: Role;
  on: Day;
}

/** One walk: at every step somebody tries something, some days later, and only what is allowed happens. */
export function walkProcedure(
  procedure: Procedure,
  choices: readonly { pick: number; wait: number }[],
): { step: string; walked: Walked[] } {
  let step = procedure.start;
  let today = '2025-12-20';
  const dates: Record<string, Day> = { [submitEvent]: today };
  const walked: Walked[] = [];
  for (const { pick, wait } of choices) {
    today = addDays(today, wait);
    const tries = eventsAt(procedure, step).flatMap((event) => event.role.map((role) => ({ role, event })));
    // She withdraws seldom, or hardly a walk would come as far as a decision.
    const usual = pick === 0 ? tries : tries.filter(({ event }) => event.means !== 'withdraw');
    const tried = usual[pick % Math.max(usual.length, 1)];
    if (!tried) break;
    const { role } = tried;
    const judged = judgeEvent(procedure, step, tried.event.event, { role, today, dates, calendar, given: everything(procedure), figures });
    if (!judged.allowed) continue;
    walked.push({ from: step, event: judged.event, role, on: today });
    dates[judged.event.event] = today;
    step = judged.to;
  }
  return { step, walked };
}
