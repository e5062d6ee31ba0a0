import { needs, roles, sourceKinds, submitEvent, tones } from './procedure-shape.ts';
import type { Limit, Procedure, ProcedureEvent, Step } from './procedure-shape.ts';

type Steps = [string, Step][];

/** What is wrong with a procedure file, one sentence each, for whoever wrote it. Empty: the law cannot be broken by it. */
export function checkProcedure(procedure: Procedure): string[] {
  const steps = Object.entries(procedure.steps);
  const start = procedure.steps[procedure.start];
  if (!start) return [`the start ${procedure.start} is no step`];
  const wrong = steps.flatMap(([id, step]) => [
    ...checkStep(procedure, id, step),
    ...step.events.flatMap((event) => checkEvent(procedure, id, event)),
  ]);
  // Paths are followed only where every target exists.
  if (wrong.some((sentence) => sentence.includes('leads to no step'))) return wrong;
  return [...wrong, ...checkFirst(procedure, start), ...checkTotal(procedure), ...checkPaths(procedure, steps)];
}

function checkStep(procedure: Procedure, id: string, step: Step): string[] {
  const wrong: string[] = [];
  if (!step.title || !step.text || !step.who) wrong.push(`step ${id} has no title, text or holder`);
  if (!tones.includes(step.tone)) wrong.push(`step ${id} has an unknown tone`);
  if (step.final && step.events.length > 0) wrong.push(`step ${id} is final and has events`);
  if (!step.final && !step.events.some((event) => event.role.some((role) => role !== 'citizen'))) {
    wrong.push(`step ${id} is a dead end: nobody in office can move it on`);
  }
  const kinds = step.events.map((event) => event.event);
  if (kinds.some((kind, at) => kinds.indexOf(kind) !== at)) wrong.push(`step ${id} has an event twice`);
  if (step.clock) wrong.push(...checkLimit(`step ${id}`, step.clock));
  wrong.push(...checkPlaceholders(`step ${id}`, step.text, procedure, step, undefined));
  return wrong;
}

function checkEvent(procedure: Procedure, from: string, event: ProcedureEvent): string[] {
  const name = `event ${event.event} of ${from}`;
  const target = procedure.steps[event.to];
  if (!target) return [`${name} leads to no step: ${event.to}`];

  const wrong: string[] = [];
  if (event.role.length === 0 || !event.role.every((role) => roles.includes(role))) wrong.push(`${name} has no role or an unknown one`);
  if (!event.needs.every((need) => needs.includes(need))) wrong.push(`${name} needs something unknown`);
  if (!event.title || !event.said.title || !event.said.text || !tones.includes(event.said.tone))
    wrong.push(`${name} is not put into words`);
  if (isRefusal(event, target) && !(event.needs.includes('reason') && event.needs.includes('remedy'))) {
    wrong.push(`${name} refuses without reason and remedy`);
  }
  if (isApproval(event) && !event.needs.includes('amount')) wrong.push(`${name} approves without an amount`);
  if (target.final && !event.notice) wrong.push(`${name} ends the matter and nobody is told`);
  if (event.notBefore && !procedure.steps[from]?.clock) wrong.push(`${name} waits for a clock that the step does not have`);
  wrong.push(...checkPlaceholders(name, event.said.text, procedure, target, event));
  return wrong;
}

function checkLimit(name: string, limit: Limit): string[] {
  const isSound =
    Number.isInteger(limit.days) &&
    limit.days > 0 &&
    (limit.counting === 'working' || limit.counting === 'calendar') &&
    sourceKinds.includes(limit.kind) &&
    limit.ref !== '';
  return isSound ? [] : [`the limit of ${name} lacks days, counting, kind or source`];
}

/** What is said of filing leads to the start, as an event leads to its step. */
function checkFirst(procedure: Procedure, start: Step): string[] {
  const { title, text, tone, notice } = procedure.first;
  const wrong = checkPlaceholders('the filing', text, procedure, start, { needs: [] });
  if (!title || !text || !tones.includes(tone)) wrong.push('the filing is not put into words');
  if (!notice) wrong.push('nobody is told of the filing');
  return wrong;
}

function checkTotal(procedure: Procedure): string[] {
  if (!procedure.total) return [];
  const wrong = checkLimit('the whole', procedure.total);
  const { from } = procedure.total;
  const happens = from === submitEvent || Object.values(procedure.steps).some((step) => step.events.some((event) => event.event === from));
  return happens ? wrong : [...wrong, `the whole counts from ${from}, which never happens`];
}

/** A text must not promise a figure that nobody will have when it is filled. */
function checkPlaceholders(
  name: string,
  text: string,
  procedure: Procedure,
  step: Step,
  event: Pick<ProcedureEvent, 'needs'> | undefined,
): string[] {
  return (text.match(/\{[^}]*\}/g) ?? []).flatMap((placeholder) => {
    const word = placeholder.slice(1, -1);
    if (word === 'due') return step.clock ? [] : [`${name} speaks of a day due, but there is no clock`];
    if (word === 'total') return procedure.total ? [] : [`${name} speaks of a last day, but the whole has no limit`];
    if (!(needs as readonly string[]).includes(word)) return [`${name} has an unknown placeholder ${placeholder}`];
    const isGiven = !event || (event.needs as readonly string[]).includes(word) || word === 'amount';
    return isGiven ? [] : [`${name} speaks of ${word} without asking for it`];
  });
}

/** What must hold on every way through. */
function checkPaths(procedure: Procedure, steps: Steps): string[] {
  const wrong: string[] = [];
  const reached = reachable(procedure, procedure.start, () => true);
  const withoutAmount = reachable(procedure, procedure.start, (event) => !event.needs.includes('amount'));
  const beforeNoticeEnded = reachable(procedure, procedure.start, (event) => !event.notBefore);
  const hasNotice = steps.some(([, step]) => step.events.some((event) => event.notBefore));

  for (const [id, step] of steps) {
    if (!reached.has(id)) wrong.push(`step ${id} cannot be reached`);
    if (![...reachable(procedure, id, () => true)].some((next) => procedure.steps[next]?.final))
      wrong.push(`from step ${id} no end can be reached`);
    if (withoutAmount.has(id) && step.events.some((event) => event.role.includes('finance'))) {
      wrong.push(`step ${id} pays, and can be reached without a decision on the amount`);
    }
    if (withoutAmount.has(id) && speaksOfAmount(step)) wrong.push(`step ${id} speaks of an amount that may not be decided`);
    if (hasNotice && beforeNoticeEnded.has(id) && step.events.some(isApproval)) {
      wrong.push(`step ${id} decides, and can be reached before the public notice has ended`);
    }
    const { total } = procedure;
    if (total && step.text.includes('{total}') && reachedWithout(procedure, total.from).has(id)) {
      wrong.push(`step ${id} speaks of the last day before ${total.from} has set it`);
    }
    const { clock } = step;
    if (clock && reachedWithout(procedure, clock.from).has(id)) {
      wrong.push(`the clock of step ${id} counts from ${clock.from}, which may not have happened`);
    }
  }
  return wrong;
}

/** The step itself and every step that can follow when only these events are taken. */
function reachable(procedure: Procedure, from: string, takes: (event: ProcedureEvent) => boolean): Set<string> {
  const seen = new Set([from]);
  // A Set is walked in the order of adding, those added on the way included.
  for (const id of seen) {
    for (const event of procedure.steps[id]?.events ?? []) if (takes(event)) seen.add(event.to);
  }
  return seen;
}

/** The steps that can be reached although this event has not happened; the filing always has. */
function reachedWithout(procedure: Procedure, kind: string): Set<string> {
  return kind === submitEvent ? new Set() : reachable(procedure, procedure.start, (event) => event.event !== kind);
}

function isRefusal(event: ProcedureEvent, target: Step): boolean {
  return event.said.tone === 'refused' || target.tone === 'refused';
}

function isApproval(event: ProcedureEvent): boolean {
  return event.event.startsWith('approve') || event.needs.includes('amount');
}

function speaksOfAmount(step: Step): boolean {
  return [step.text, ...step.events.filter((event) => !event.needs.includes('amount')).map((event) => event.said.text)].some((text) =>
    text.includes('{amount}'),
  );
}
