import { eventsAt, type StepEvent } from './procedure.ts';
import { submitEvent, type Meaning, type Procedure, type Role, type Step } from './procedure-shape.ts';

/*
 * What must hold on every way through a procedure, whoever wrote its file. Said of the graph: a step is a node, an event an arrow.
 * Sources: 社会救助法 45, 48, 50; 办 18 to 21; 事实无人抚养儿童意见 二.
 */

const inOffice: ReadonlySet<Role> = new Set(['village', 'town', 'county', 'department', 'panel', 'finance', 'clock']);
/** Whoever may answer with a name for money: never the clock, never she herself, and finance only carries out. */
const signs: ReadonlySet<Role> = new Set(['town', 'county', 'department', 'panel']);
const againstHer: ReadonlySet<Meaning | undefined> = new Set(['refuse', 'cut', 'stop']);
const decisions: ReadonlySet<Meaning | undefined> = new Set(['grant', ...againstHer]);

interface Way {
  procedure: Procedure;
  id: string;
  step: Step;
  events: StepEvent[];
}

/** What on some way through is against the law, one sentence each. Every `to` must exist. */
export function checkLaw(procedure: Procedure): string[] {
  const ways = Object.entries(procedure.steps).map(([id, step]) => ({ procedure, id, step, events: eventsAt(procedure, id) }));
  const events = ways.flatMap((way) => way.events);
  return [
    ...ways.flatMap(checkEnds),
    ...ways.flatMap(checkClock),
    ...ways.flatMap((way) => way.events.flatMap((event) => checkDecision(way, event))),
    ...ways.flatMap(checkMoney),
    ...ways.flatMap((way) => checkNotice(way, events)),
    ...checkExtension(procedure, events),
    ...checkChildren(procedure, events),
  ];
}

function checkEnds({ procedure, id, step, events }: Way): string[] {
  const wrong: string[] = [];
  if (!reachable(procedure, procedure.start).has(id)) wrong.push(`step ${id} cannot be reached`);
  if (step.final || step.resting) return wrong;
  // She alone may leave, but the county must not need her for that.
  const byOffice = reachable(procedure, id, (event) => event.role.some((role) => inOffice.has(role)));
  if (![...byOffice].some((next) => procedure.steps[next]?.final || procedure.steps[next]?.resting))
    wrong.push(`step ${id} is a dead end: nobody in office can bring it to an end`);
  for (const { event, to, notice } of events) {
    const target = procedure.steps[to];
    if (to !== id && (target?.final || target?.resting) && !notice)
      wrong.push(`event ${event} of ${id} ends the matter and nobody is told`);
  }
  return wrong;
}

/** A clock, and a last day that is spoken of, have begun on whichever way the step is reached. */
function checkClock({ procedure, id, step, events }: Way): string[] {
  const wrong: string[] = [];
  const { total } = procedure;
  if (step.clock && reachedWithout(procedure, step.clock.from).has(id))
    wrong.push(`the clock of step ${id} counts from ${step.clock.from}, which may not have happened`);
  if (!total) return wrong;
  const isSaid = [step.text, ...events.filter(({ to, means }) => to === id && means !== 'extend').map(({ said }) => said.text)].some(
    (text) => text.includes('{total}'),
  );
  if (isSaid && reachedWithout(procedure, total.from).has(id))
    wrong.push(`step ${id} speaks of the last day before ${total.from} has set it`);
  return wrong;
}

function checkDecision({ procedure, id, step }: Way, { event, to, means, needs, notice, role, cap }: StepEvent): string[] {
  const name = `event ${event} of ${id}`;
  const wrong: string[] = [];
  if (!decisions.has(means) && means !== 'pay-first') return wrong;
  if (!role.every((one) => signs.has(one))) wrong.push(`${name} decides, and not by somebody who answers with a name`);
  if (!notice) wrong.push(`${name} decides and nobody is told`);
  if (!procedure.steps[to]?.decided && !procedure.steps[to]?.resting && !procedure.steps[to]?.final)
    wrong.push(`${name} decides, and ${to} does not know it`);
  if (means && againstHer.has(means)) {
    for (const need of ['reason', 'rule', 'remedy'] as const) if (!needs.includes(need)) wrong.push(`${name} refuses without ${need}`);
    if (endsWithout(procedure, to, 'deliver')) wrong.push(`${name} refuses, and may end without a paper in her hands`);
  }
  if ((means === 'cut' || means === 'stop') && !step.decided) wrong.push(`${name} takes away what was never given`);
  if (means === 'pay-first' && endsWithout(procedure, to, 'supplement')) wrong.push(`${name} pays first and leaves the town no task`);
  if ((means === 'pay-first' || (means === 'grant' && role.includes('town') && procedure.gives === 'money')) && cap === undefined)
    wrong.push(`${name} is signed by one person without a cap`);
  const isSum = means === 'pay-first' || means === 'cut' || (means === 'grant' && procedure.gives === 'money');
  if (isSum && !needs.includes('amount')) wrong.push(`${name} decides on money without an amount`);
  return wrong;
}

/** No money without a decision on it, and no less of it without having heard her. */
function checkMoney({ procedure, id, step, events }: Way): string[] {
  const wrong: string[] = [];
  const undecided = reachable(procedure, procedure.start, ({ means }) => means !== 'grant' && means !== 'pay-first');
  if (undecided.has(id)) {
    if (events.some(({ means }) => means === 'order' || means === 'credit'))
      wrong.push(`step ${id} pays, and can be reached without a decision`);
  }
  if (reachable(procedure, procedure.start, ({ needs }) => !needs.includes('amount')).has(id) && speaksOfAmount(step))
    wrong.push(`step ${id} speaks of an amount that nobody may have named`);
  if (!events.some(({ means }) => means === 'cut' || means === 'stop')) return wrong;
  const starts = [procedure.start, ...Object.keys(procedure.steps).filter((one) => procedure.steps[one]!.resting)];
  if (starts.some((start) => reachable(procedure, start, ({ means }) => means !== 'hear').has(id)))
    wrong.push(`step ${id} takes away, and can be reached without hearing her`);
  return wrong;
}

/** Where a notice is hung, the decision for her waits for its end; while it hangs, nothing is decided at all. */
function checkNotice({ procedure, id, events }: Way, all: readonly StepEvent[]): string[] {
  const hung = all.filter(({ means }) => means === 'hang');
  if (hung.length === 0) return [];
  const wrong: string[] = [];
  const beforeTheEnd = reachable(procedure, procedure.start, ({ notBefore }) => notBefore === undefined);
  if (beforeTheEnd.has(id) && events.some(({ means }) => means === 'grant'))
    wrong.push(`step ${id} decides, and can be reached before the public notice has ended`);
  for (const { to } of hung) {
    const whileItHangs = reachable(procedure, to, ({ notBefore, means }) => notBefore === undefined && means !== 'object');
    if (whileItHangs.has(id) && events.some(({ means }) => decisions.has(means)))
      wrong.push(`step ${id} decides while the public notice hangs`);
  }
  return wrong;
}

function checkExtension({ total }: Procedure, events: readonly StepEvent[]): string[] {
  const longer = events.filter(({ means }) => means === 'extend');
  if (Boolean(total?.extended) !== longer.length > 0) return ['a longer limit needs both its causes and the event that names one'];
  const isOpen = longer.every(
    ({ needs, notice, role }) => needs.includes('cause') && needs.includes('reason') && notice && !role.includes('clock'),
  );
  return isOpen ? [] : ['the limit may be made longer without a cause, a name or a notice to her'];
}

function checkChildren({ children }: Procedure, events: readonly StepEvent[]): string[] {
  return children && events.some(({ means }) => means === 'hang') ? ['it is about children and has a public notice'] : [];
}

/** Whether the matter can come to an end, or to rest, from here without such an event. */
function endsWithout(procedure: Procedure, from: string, meaning: Meaning): boolean {
  const reached = reachable(procedure, from, ({ means }) => means !== meaning);
  return [...reached].some((id) => procedure.steps[id]?.final || procedure.steps[id]?.resting);
}

/** The step itself and every step that can follow when only these events are taken. */
function reachable(procedure: Procedure, from: string, takes: (event: StepEvent) => boolean = () => true): Set<string> {
  const seen = new Set([from]);
  // A Set is walked in the order of adding, those added on the way included.
  for (const id of seen) for (const event of eventsAt(procedure, id)) if (takes(event)) seen.add(event.to);
  return seen;
}

/** The steps that can be reached although this event has not happened; the filing always has. */
function reachedWithout(procedure: Procedure, kind: string): Set<string> {
  return kind === submitEvent ? new Set() : reachable(procedure, procedure.start, ({ event }) => event !== kind);
}

function speaksOfAmount({ text, events }: Step): boolean {
  const said = events.flatMap((event) => (event.needs?.includes('amount') ? [] : [event.said?.text ?? '']));
  return [text, ...said].some((one) => one.includes('{amount}'));
}
