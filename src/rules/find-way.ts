import { eventsAt, type Procedure, type Role, type StepEvent } from './procedure.ts';
import type { Meaning } from './procedure-shape.ts';

/**
 * Where somebody wants to stand in a procedure, said in the law's words and not by the names a county gives its steps.
 * after: such an event was recorded last · offers: such an event is next · turnOf: it is this role's turn, whoever may do it too
 */
export type Waypoint = { after: Meaning } | { offers: Meaning } | { turnOf: Role };

/** An event with the one of its roles that may be played. */
export type PlayedEvent = StepEvent & { as: Role };

const played: ReadonlySet<Role> = new Set(['village', 'town', 'county', 'department', 'panel', 'finance']);

/** The shortest way from the start past these points in their order, by acts of the staff alone; nothing where there is none. */
export function findWay(procedure: Procedure, points: readonly Waypoint[]): PlayedEvent[] | undefined {
  const way: PlayedEvent[] = [];
  for (const point of points) {
    const leg = findLeg(procedure, way.at(-1)?.to ?? procedure.start, point);
    if (!leg) return undefined;
    way.push(...leg);
  }
  return way;
}

function findLeg(procedure: Procedure, from: string, point: Waypoint): PlayedEvent[] | undefined {
  if (standsAt(procedure, from, point)) return [];
  const seen = new Set([from]);
  const open: { step: string; way: PlayedEvent[] }[] = [{ step: from, way: [] }];
  for (let here = open.shift(); here; here = open.shift()) {
    for (const event of playable(procedure, here.step)) {
      const way = [...here.way, event];
      const there = 'after' in point ? event.means === point.after : standsAt(procedure, event.to, point);
      if (there) return way;
      if (seen.has(event.to)) continue;
      seen.add(event.to);
      open.push({ step: event.to, way });
    }
  }
  return undefined;
}

function standsAt(procedure: Procedure, step: string, point: Waypoint): boolean {
  if ('after' in point) return false;
  const { events } = procedure.steps[step]!;
  return events.some((event) => ('offers' in point ? event.means === point.offers : event.role[0] === point.turnOf));
}

function playable(procedure: Procedure, step: string): PlayedEvent[] {
  return eventsAt(procedure, step).flatMap((event) => {
    const as = event.role.find((role) => played.has(role));
    return as ? [{ ...event, as }] : [];
  });
}
