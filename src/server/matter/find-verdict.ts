import type { Day } from '../../rules/day.ts';
import { eventsAt, type Given, type Procedure, type Role } from '../../rules/procedure.ts';
import type { Meaning } from '../../rules/procedure-shape.ts';

/** A decision against her, as it was given, and how its paper reached her. */
export interface Verdict {
  means: 'refuse' | 'cut' | 'stop' | 'close';
  /** As whom it was decided. */
  role: Role;
  given: Pick<Given, 'reason' | 'rule' | 'remedy'>;
  /** Every time for objecting counts from this day. */
  delivered?: { day: Day; who: string; how: string | undefined };
}

/** One event as it stands in the row and was opened. */
export interface OpenedEvent {
  kind: string;
  step: string;
  on_day: Day;
  role: Role | undefined;
  who: string;
  given: Given;
}

/** The latest decision against her that nothing has taken back since. */
export function findVerdict(procedure: Procedure, events: readonly OpenedEvent[]): Verdict | undefined {
  let verdict: Verdict | undefined;
  let from = procedure.start;
  for (const { kind, step, on_day, role, who, given } of events) {
    const event = eventsAt(procedure, from).find((one) => one.event === kind);
    from = step;
    if (isAgainst(event?.means)) {
      const { reason, rule, remedy } = given;
      verdict = { means: event!.means as Verdict['means'], role: role ?? event!.role[0]!, given: { reason, rule, remedy } };
    } else if (event?.means === 'deliver' && verdict) verdict.delivered = { day: on_day, who, how: given.delivery };
    else if (event?.means === 'grant' || event?.means === 'lapse' || event?.means === 'resume') verdict = undefined;
  }
  return verdict;
}

function isAgainst(means: Meaning | undefined): means is Verdict['means'] {
  return means === 'refuse' || means === 'cut' || means === 'stop' || means === 'close';
}
