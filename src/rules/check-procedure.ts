import { checkLaw } from './check-law.ts';
import { isDay } from './day.ts';
import { isNoticeKind } from './notice/notice-kinds.ts';
import { gifts, meanings, needs, overdueEvent, roles, sourceKinds, tones } from './procedure-shape.ts';
import type { Limit, Need, Procedure, ProcedureEvent, Said, Step, TotalLimit } from './procedure-shape.ts';

/** What is wrong with a procedure file, one sentence each, for whoever wrote it. Empty: the law cannot be broken by it. */
export function checkProcedure(procedure: Procedure): string[] {
  if (!procedure.steps[procedure.start]) return [`the start ${procedure.start} is no step`];
  const steps = Object.entries(procedure.steps);
  const wrong = [
    ...checkHead(procedure),
    ...steps.flatMap(([id, step]) => [
      ...checkStep(procedure, id, step),
      ...step.events.flatMap((event) => checkEvent(procedure, `event ${event.event} of ${id}`, step, event)),
    ]),
    ...(procedure.anywhere ?? []).flatMap((event) => checkEvent(procedure, `event ${event.event} of any step`, undefined, event)),
  ];
  // Ways are followed only where every target exists.
  if (wrong.some((sentence) => sentence.includes('leads to no step'))) return wrong;
  return [...wrong, ...checkLaw(procedure)];
}

function checkHead({ since, gives, first, total, steps, start, late, source }: Procedure): string[] {
  const wrong: string[] = [];
  if (!isDay(since)) wrong.push('it does not say from which day it holds');
  if (!gifts.includes(gives)) wrong.push('it does not say what it gives');
  if (!source) wrong.push('it names no source');
  if (!isSaid(first)) wrong.push('the filing is not put into words');
  if (!first.notice || !isNoticeKind(first.notice)) wrong.push('nobody is told of the filing');
  const hasLastDay = total !== undefined || Object.values(steps).some(({ clock }) => clock);
  if (hasLastDay && !(late && isSaid(late) && isNoticeKind(late.notice))) wrong.push('nobody is told when it is late');
  wrong.push(...checkPlaceholders('the filing', first.text, { step: steps[start]!, total, given: [] }));
  if (total) {
    wrong.push(...checkLimit('the whole', total));
    const { extended } = total;
    if (extended && !(extended.days > total.days && extended.causes.length > 0 && extended.ref))
      wrong.push('the longer limit of the whole lacks days, causes or source');
  }
  return wrong;
}

function checkStep(procedure: Procedure, id: string, step: Step): string[] {
  const wrong: string[] = [];
  if (!isSaid(step) || !step.who) wrong.push(`step ${id} has no title, text, tone or holder`);
  if (step.final && step.events.length > 0) wrong.push(`step ${id} is final and has events`);
  const kinds = [...step.events, ...(procedure.anywhere ?? [])].map(({ event }) => event);
  if (kinds.includes(overdueEvent) || kinds.some((kind, at) => kinds.indexOf(kind) !== at)) wrong.push(`step ${id} has an event twice`);
  if (step.clock) wrong.push(...checkLimit(`step ${id}`, step.clock));
  wrong.push(...checkPlaceholders(`step ${id}`, step.text, { step, total: procedure.total, given: undefined }));
  return wrong;
}

function namesAnAmount({ steps }: Procedure, kind: string): boolean {
  return Object.values(steps).some(({ events }) => events.some(({ event, needs: given }) => event === kind && given?.includes('amount')));
}

function checkEvent(procedure: Procedure, name: string, from: Step | undefined, event: ProcedureEvent): string[] {
  const target = event.to === undefined ? from : procedure.steps[event.to];
  if (event.to !== undefined && !target) return [`${name} leads to no step: ${event.to}`];
  const wrong: string[] = [];
  const given: readonly Need[] = event.needs ?? [];
  if (event.role.length === 0 || !event.role.every((role) => roles.includes(role))) wrong.push(`${name} has no role or an unknown one`);
  if (!given.every((need) => needs.includes(need))) wrong.push(`${name} needs something unknown`);
  if (event.means && !meanings.includes(event.means)) wrong.push(`${name} means something unknown`);
  if (event.to === undefined && !event.said) wrong.push(`${name} leads nowhere and says nothing`);
  if (!event.title || (event.said && !isSaid(event.said))) wrong.push(`${name} is not put into words`);
  if (event.notice && !isNoticeKind(event.notice)) wrong.push(`${name} tells by a notice that nobody wrote: ${event.notice}`);
  if (event.notBefore && !from?.clock) wrong.push(`${name} waits for a clock that the step does not have`);
  if (event.role.includes('clock') && !from?.clock) wrong.push(`${name} is left to a clock that the step does not have`);
  if (event.role.includes('clock') && !event.notBefore && !event.ahead)
    wrong.push(`${name} is left to the clock, and nobody says for when`);
  if (event.ahead) wrong.push(...checkLimit(name, { counting: 'calendar', from: event.event, ...event.ahead }));
  if (event.cap !== undefined && !given.includes('amount')) wrong.push(`${name} has a cap and no amount`);
  if (event.agreed !== undefined && !(given.includes('amount') && namesAnAmount(procedure, event.agreed)))
    wrong.push(`${name} is to stay within a sum that nobody agrees to`);
  if (event.together && !mayBeTogether(event, target)) wrong.push(`${name} is recorded for many at once, but each household needs its own`);
  const text = event.said?.text ?? target?.text ?? '';
  return [...wrong, ...checkPlaceholders(name, text, { step: target, total: procedure.total, given })];
}

/**
 * A refusal, a visit, a hearing, less or no more: each is about one household and is written for it alone. A sum is an act of its own too,
 * but for the panel that by its own rules sits over a batch. And nobody is led by the dozen to where aid may be cut or stopped.
 */
function mayBeTogether({ means, needs: given = [], notBefore, role }: ProcedureEvent, target: Step | undefined): boolean {
  if (target?.events.some((next) => next.means === 'cut' || next.means === 'stop') && !target.resting) return false;
  if (means === 'grant') return role.every((one) => one === 'panel') && given.every((need) => need === 'amount');
  if (given.length > 0) return false;
  return means === undefined ? notBefore === 'step-ended' : ['accept', 'hang', 'order', 'credit'].includes(means);
}

function isSaid({ title, text, tone }: Said): boolean {
  return Boolean(title && text) && tones.includes(tone);
}

function checkLimit(name: string, limit: Limit): string[] {
  const isSound =
    Number.isInteger(limit.days) &&
    limit.days > 0 &&
    ['working', 'calendar', 'hours'].includes(limit.counting) &&
    sourceKinds.includes(limit.kind) &&
    limit.ref !== '' &&
    limit.from !== '' &&
    // What nobody published says so, and what stands behind a law does not call itself a demo.
    (limit.kind === 'law') !== /演示|承诺/.test(limit.ref);
  return isSound ? [] : [`the limit of ${name} lacks days, counting, kind or source`];
}

/** A text must not promise what nobody will have when it is filled. `given`: what comes with the event; undefined: whatever came before. */
function checkPlaceholders(
  name: string,
  text: string,
  at: { step: Step | undefined; total: TotalLimit | undefined; given: readonly Need[] | undefined },
): string[] {
  return (text.match(/\{[^}]*\}/g) ?? []).flatMap((placeholder) => {
    const word = placeholder.slice(1, -1);
    if (word === 'due') return at.step?.clock ? [] : [`${name} speaks of a day due, but there is no clock`];
    if (word === 'total') return at.total ? [] : [`${name} speaks of a last day, but the whole has no limit`];
    if (!(needs as readonly string[]).includes(word)) return [`${name} has an unknown placeholder ${placeholder}`];
    // A sum once decided is known from then on; the rest is said only with the event that brings it.
    const isKnown = !at.given || word === 'amount' || at.given.includes(word as Need);
    return isKnown ? [] : [`${name} speaks of ${word} without asking for it`];
  });
}
