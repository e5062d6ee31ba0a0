import { describe, expect, test } from 'vitest';
import { checkProcedure } from '../../src/rules/check-procedure.ts';
import type { Procedure, ProcedureEvent, Role, Step } from '../../src/rules/procedure-shape.ts';
import { procedures } from './mock-data.ts';

/** What is said of a file in which one thing was changed. */
function changed(id: string, change: (procedure: Procedure) => void): string[] {
  const copy = structuredClone(procedures.find((procedure) => procedure.id === id)!);
  change(copy);
  return checkProcedure(copy);
}
function event(procedure: Procedure, step: string, kind: string): ProcedureEvent {
  const found = [...(procedure.steps[step]?.events ?? []), ...(procedure.anywhere ?? [])].find((candidate) => candidate.event === kind);
  if (!found) throw new Error(`no ${kind} in ${step}`);
  return found;
}
function step(procedure: Procedure, id: string): Step {
  const found = procedure.steps[id];
  if (!found) throw new Error(`no ${id}`);
  return found;
}
type Change = [sentence: string, change: (procedure: Procedure) => void];

test('nothing is wrong with any procedure of the county', () => {
  expect(procedures.flatMap((procedure) => checkProcedure(procedure))).toEqual([]);
});

describe('the form of a file', () => {
  test.each<Change>([
    ['the start nowhere is no step', (p) => void (p.start = 'nowhere')],
    ['it does not say from which day it holds', (p) => void (p.since = '2026-02-30')],
    ['it does not say what it gives', (p) => void (p.gives = 'hope' as 'money')],
    ['it names no source', (p) => void (p.source = '')],
    ['the filing is not put into words', (p) => void (p.first.title = '')],
    ['nobody is told of the filing', (p) => void delete p.first.notice],
    ['nobody is told when it is late', (p) => void delete p.late],
    ['step county has an event twice', (p) => void (event(p, 'county', 'approve').event = 'overdue')],
    ['event accept of submitted leads to no step: nowhere', (p) => void (event(p, 'submitted', 'accept').to = 'nowhere')],
    ['event accept of submitted has no role or an unknown one', (p) => void (event(p, 'submitted', 'accept').role = ['mayor' as Role])],
    ['event accept of submitted means something unknown', (p) => void (event(p, 'submitted', 'accept').means = 'bless' as 'accept')],
    ['event accept of submitted needs something unknown', (p) => void (event(p, 'submitted', 'accept').needs = ['luck' as 'reason'])],
    ['event accept of submitted is not put into words', (p) => void (event(p, 'submitted', 'accept').title = '')],
    ['event ask of any step leads nowhere and says nothing', (p) => void delete event(p, 'submitted', 'ask').said],
    [
      'event pass-to-county of public-notice waits for a clock that the step does not have',
      (p) => void delete step(p, 'public-notice').clock,
    ],
    ['event hang of accepted speaks of a day due, but there is no clock', (p) => void delete step(p, 'public-notice').clock],
    ['event accept of submitted speaks of a last day, but the whole has no limit', (p) => void delete p.total],
    ['step accepted has an unknown placeholder {name}', (p) => void (step(p, 'accepted').text = '{name}')],
    [
      'event accept of submitted speaks of reason without asking for it',
      (p) => void (event(p, 'submitted', 'accept').said!.text = '{reason}'),
    ],
    ['event order of approved has a cap and no amount', (p) => void (event(p, 'approved', 'order').cap = 'a-figure')],
    ...(
      [
        ['county', 'approve'],
        ['county', 'refuse'],
        ['submitted', 'ask'],
      ] as const
    ).map(([at, kind]): Change => [
      `event ${kind} of ${kind === 'ask' ? 'any step' : at} is recorded for many at once, but each household needs its own`,
      (p) => void (event(p, at, kind).together = true),
    ]),
    ['step paid is final and has events', (p) => void (step(p, 'paid').events = [event(p, 'county', 'approve')])],
    ['step county has an event twice', (p) => void step(p, 'county').events.push(event(p, 'county', 'approve'))],
    [
      'the limit of step submitted lacks days, counting, kind or source',
      (p) => void (step(p, 'submitted').clock = { days: 0, counting: 'working', from: 'submit', kind: 'demo', ref: '演示' }),
    ],
    ['the limit of step submitted lacks days, counting, kind or source', (p) => void (step(p, 'submitted').clock!.kind = 'law')],
    ['the limit of the whole lacks days, counting, kind or source', (p) => void (p.total!.ref = '没有人公布过')],
  ])('says: %s', (sentence, change) => {
    expect(changed('temp-expense', change)).toContain(sentence);
  });
});

describe('the law on every way through', () => {
  test.each<[id: string, ...Change]>([
    ['temp-expense', 'step lonely cannot be reached', (p) => void (p.steps['lonely'] = { ...step(p, 'withdrawn') })],
    ['temp-expense', 'step county is a dead end: nobody in office can bring it to an end', (p) => void (step(p, 'county').events = [])],
    ['temp-expense', 'event credit of paying ends the matter and nobody is told', (p) => void delete event(p, 'paying', 'credit').notice],
    [
      'temp-expense',
      'event withdraw of county ends the matter and nobody is told',
      (p) => void delete event(p, 'county', 'withdraw').notice,
    ],
    [
      'temp-expense',
      'the clock of step county counts from pass-to-county, which may not have happened',
      (p) => void (event(p, 'submitted', 'accept').to = 'county'),
    ],
    [
      'temp-expense',
      'step submitted speaks of the last day before accept has set it',
      (p) => void (step(p, 'submitted').text = '最晚 {total}'),
    ],
    ['temp-expense', 'step accepted speaks of the last day before never has set it', (p) => void (p.total!.from = 'never')],
    [
      'temp-expense',
      'step county decides, and can be reached before the public notice has ended',
      (p) => void (event(p, 'submitted', 'accept').to = 'county'),
    ],
    [
      'temp-expense',
      'step county decides while the public notice hangs',
      (p) => void delete event(p, 'public-notice', 'pass-to-county').notBefore,
    ],
    ['temp-expense', 'event approve of county decides on money without an amount', (p) => void (event(p, 'county', 'approve').needs = [])],
    ['temp-expense', 'event approve of county decides and nobody is told', (p) => void delete event(p, 'county', 'approve').notice],
    [
      'temp-expense',
      'event approve of county decides, and not by somebody who answers with a name',
      (p) => void (event(p, 'county', 'approve').role = ['clock']),
    ],
    [
      'temp-expense',
      'event approve of county decides, and not by somebody who answers with a name',
      (p) => void event(p, 'county', 'approve').role.push('finance'),
    ],
    ['temp-expense', 'event approve of county decides, and approved does not know it', (p) => void delete step(p, 'approved').decided],
    ['temp-expense', 'step approved pays, and can be reached without a decision', (p) => void delete event(p, 'county', 'approve').means],
    ['temp-expense', 'step accepted speaks of an amount that nobody may have named', (p) => void (step(p, 'accepted').text = '{amount}')],
    [
      'temp-expense',
      'event refuse of county refuses without reason',
      (p) => void (event(p, 'county', 'refuse').needs = ['rule', 'remedy']),
    ],
    [
      'temp-expense',
      'event refuse of county refuses without rule',
      (p) => void (event(p, 'county', 'refuse').needs = ['reason', 'remedy']),
    ],
    [
      'temp-expense',
      'event refuse of county refuses without remedy',
      (p) => void (event(p, 'county', 'refuse').needs = ['reason', 'rule']),
    ],
    [
      'temp-expense',
      'event refuse of county refuses, and may end without a paper in her hands',
      (p) => void delete event(p, 'refused', 'deliver').means,
    ],
    [
      'dibao-delegated',
      'event approve of decide is signed by one person without a cap',
      (p) => void delete event(p, 'decide', 'approve').cap,
    ],
    [
      'dibao-standard',
      'step heard takes away, and can be reached without hearing her',
      (p) => void delete event(p, 'hearing', 'hear').means,
    ],
    [
      'dibao-standard',
      'step heard takes away, and can be reached without hearing her',
      (p) => void (event(p, 'reviewing', 'differ').to = 'heard'),
    ],
    [
      'dibao-standard',
      'event cut of heard refuses, and may end without a paper in her hands',
      (p) => void (event(p, 'heard', 'cut').to = 'running'),
    ],
    [
      'dibao-standard',
      'event stop of decide takes away what was never given',
      (p) => void step(p, 'decide').events.push(event(p, 'heard', 'stop')),
    ],
    [
      'dibao-standard',
      'the limit may be made longer without a cause, a name or a notice to her',
      (p) => void (event(p, 'visit', 'extend').needs = ['reason']),
    ],
    [
      'dibao-standard',
      'the limit may be made longer without a cause, a name or a notice to her',
      (p) => void delete event(p, 'visit', 'extend').notice,
    ],
    [
      'dibao-standard',
      'the limit may be made longer without a cause, a name or a notice to her',
      (p) => void (event(p, 'visit', 'extend').role = ['clock']),
    ],
    ['dibao-standard', 'a longer limit needs both its causes and the event that names one', (p) => void delete p.total!.extended],
    ['dibao-standard', 'the longer limit of the whole lacks days, causes or source', (p) => void (p.total!.extended!.causes = [])],
    [
      'temp-urgent',
      'event pay-first of reported pays first and leaves the town no task',
      (p) => void delete event(p, 'to-supplement', 'supplement').means,
    ],
    [
      'temp-urgent',
      'event pay-first of reported pays first and leaves the town no task',
      (p) => void (event(p, 'reported', 'pay-first').to = 'closed'),
    ],
    [
      'temp-urgent',
      'event pay-first of reported is signed by one person without a cap',
      (p) => void delete event(p, 'reported', 'pay-first').cap,
    ],
    [
      'tekun-standard',
      'step to-stop decides while the public notice hangs',
      (p) => void delete event(p, 'end-notice', 'end-notice-over').notBefore,
    ],
    [
      'wudi-fund',
      'step group decides, and can be reached before the public notice has ended',
      (p) => void (event(p, 'panel', 'panel-for').to = 'group'),
    ],
    ['child-welfare', 'it is about children and has a public notice', (p) => void (event(p, 'submitted', 'checked').means = 'hang')],
  ])('%s says: %s', (id, sentence, change) => {
    expect(changed(id, change)).toContain(sentence);
  });
});
