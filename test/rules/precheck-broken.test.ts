import { spawnSync } from 'node:child_process';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { compileCatalogue } from '../../src/rules/precheck/compile-catalogue.ts';
import { completeWithDefaults } from '../../src/rules/precheck/complete-with-defaults.ts';
import { judgeHousehold } from '../../src/rules/precheck/judge-household.ts';
import { CatalogueRefused, type PrecheckData } from '../../src/rules/precheck/precheck-data.ts';
import { HouseholdRefused, readHouseholds } from '../../src/rules/precheck/read-households.ts';
import { catalogue, compiled, day, scenarios } from './precheck-data.ts';

const { parameters, facts, derived, programs, conflictPriority } = catalogue;
const plain = JSON.stringify({ parameters, facts, derived, programs, conflictPriority });

/** Every place in a document, and what stands there put into another. */
function spoil(document: unknown, steps: readonly number[], instead: unknown): void {
  let here = document as Record<string, unknown>;
  for (const [at, step] of steps.entries()) {
    const keys = Object.keys(here);
    if (keys.length === 0) return;
    const key = keys[step % keys.length]!;
    const next = here[key];
    if (at === steps.length - 1 || typeof next !== 'object' || next === null) {
      here[key] = instead;
      return;
    }
    here = next as Record<string, unknown>;
  }
}

test('whatever is wrong in a catalogue out of a file is told in a sentence, or does no harm', () => {
  const odd = fc.constantFrom<unknown>(null, 'x', -1, 1e300, true, [], {}, { var: 'person.age' }, { '/': [1, 0] }, { and: [] }, undefined);
  fc.assert(
    fc.property(fc.array(fc.nat(200), { minLength: 1, maxLength: 8 }), odd, (steps, instead) => {
      const spoilt = JSON.parse(plain) as PrecheckData;
      spoil(spoilt, steps, instead);
      try {
        const on = compileCatalogue(spoilt, day);
        for (const one of scenarios.slice(0, 3)) judgeHousehold(on, completeWithDefaults(on, { facts: one.facts }));
      } catch (error) {
        expect(error).toBeInstanceOf(CatalogueRefused);
        expect((error as Error).message).toMatch(/\S/);
      }
    }),
    { numRuns: Number(process.env.RUNS ?? 50) },
  );
});

describe('a file of households', () => {
  const read = (content: unknown) => () => readHouseholds(compiled, content);

  test.each([
    ['no list', { households: [] }, '没有家庭'],
    ['no facts', [{ id: 'X1' }], 'X1：没有 facts'],
    ['a fact that nobody knows', [{ id: 'X1', facts: { household: { wages: 3 } } }], 'X1：目录里没有 household.wages'],
    ['a derived fact', [{ id: 'X1', facts: { members: [{ id: 'a', isTekun: true }] } }], 'X1：目录里没有 a person.isTekun'],
    ['a word for a number', [{ id: 'X1', facts: { household: { size: '3' } } }], 'X1：household.size 要填 integer'],
    ['a half person', [{ id: 'X1', facts: { household: { size: 2.5 } } }], 'X1：household.size 要填 integer'],
    [
      'a word that is none of its words',
      [{ id: 'X1', facts: { members: [{ id: 'a', sex: 'woman' }] } }],
      'X1：a person.sex 要填 male、female',
    ],
    ['two members of one id', [{ id: 'X1', facts: { members: [{ id: 'a' }, { id: 'a' }] } }], 'X1：每个成员'],
  ])('with %s names the case and the fact', (_, content, why) => {
    expect(read(content)).toThrow(HouseholdRefused);
    expect(read(content)).toThrow(why);
  });

  test('takes null for unknown, and a bare list', () => {
    expect(read([{ id: 'X1', facts: { household: { size: null }, members: [] } }])).not.toThrow();
  });
});

describe('npm run precheck', () => {
  const folder = mkdtempSync(join(tmpdir(), 'precheck-'));
  const run = (content: unknown, ...more: string[]) => {
    const file = join(folder, 'households.json');
    writeFileSync(file, JSON.stringify(content));
    // No setting of a county, no database and no network is there to be used.
    const env = { PATH: process.env['PATH'] ?? '' };
    return spawnSync(process.execPath, ['src/server/commands/precheck.ts', file, ...more], { encoding: 'utf8', env });
  };

  test('prints one array and nothing else', () => {
    const { stdout, stderr, status } = run({ cases: scenarios });
    expect([status, stderr]).toEqual([0, '']);
    const told = JSON.parse(stdout) as { id: string; verdicts: Record<string, { status: string; amount?: number }> }[];
    expect(told.map(({ id }) => id)).toEqual(scenarios.map(({ id }) => id));
    expect(told[0]!.verdicts['dibao-family']).toEqual({ status: 'likely', amount: 1690, failed: [], ask: [] });
  });

  test('tries another catalogue on another day', () => {
    const risen = { ...catalogue.parameters.find(({ id }) => id === 'std.dibaoRural')!, value: 900, effectiveFrom: '2027-01-01' };
    const file = join(folder, 'catalogue.json');
    writeFileSync(file, JSON.stringify({ ...catalogue, parameters: [...catalogue.parameters, risen] }));
    const { stdout } = run(scenarios.slice(0, 1), '--catalogue', file, '--day', '2027-01-01');
    // 50 yuan more for each of four.
    expect((JSON.parse(stdout) as { verdicts: Record<string, { amount?: number }> }[])[0]!.verdicts['dibao-family']!.amount).toBe(1890);
  });

  test('says in one sentence what cannot be read, and exits with 2', () => {
    const { stdout, stderr, status } = run([{ id: 'X1', facts: { household: { wages: 3 } } }]);
    expect([status, stdout]).toEqual([2, '']);
    expect(stderr.trim().split('\n')).toHaveLength(1);
  });
});
