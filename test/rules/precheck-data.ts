import { readdirSync, readFileSync } from 'node:fs';
import * as fc from 'fast-check';
import type { CatalogueData } from '../../src/rules/catalogue/shape.ts';
import { compileCatalogue, type Compiled, type CompiledFact } from '../../src/rules/precheck/compile-catalogue.ts';
import type { Household } from '../../src/rules/precheck/precheck-data.ts';

const folder = new URL('../../mock/data/catalogue/', import.meta.url);
const read = (name: string) => JSON.parse(readFileSync(new URL(name, folder), 'utf8')) as never;

/** The toy county's catalogue as it lies in files. */
export function readCatalogue(): CatalogueData {
  const { programOrder, ...frame } = read('frame.json') as { programOrder: string[] };
  const names = readdirSync(new URL('programs', folder)).map((name) => name.replace('.json', ''));
  const programs = [...programOrder, ...names.filter((name) => !programOrder.includes(name))].map((id) => read(`programs/${id}.json`));
  const [parameters, facts, gates, derived, materials, procedures] = [
    'parameters',
    'facts',
    'gates',
    'derived',
    'materials',
    'procedures',
  ].map((name) => read(`${name}.json`));
  return { ...frame, parameters, facts, gates, derived, materials, procedures, programs } as unknown as CatalogueData;
}

export const day = '2026-11-27';
export const catalogue = readCatalogue();
export const compiled: Compiled = compileCatalogue(catalogue, day);

export interface Case {
  id: string;
  facts: Household['facts'];
  include: { program: string; amount?: number; persons?: string[] }[];
  exclude: { program: string; failedConditions?: string[] }[];
  superseded?: { program: string; by: string }[];
  maybe?: { program: string; ask: string[] }[];
}

export const scenarios = (JSON.parse(readFileSync(new URL('../policy-scenarios.json', folder), 'utf8')) as { cases: Case[] }).cases;

type Facts = Record<string, unknown>;
export type Complete = { members: (Facts & { id: string })[] } & Record<string, Facts>;

/** Sums about the lines that decide: nothing, a little, a wage, just at a line, and with fen. */
const sums = fc.oneof(
  fc.constantFrom(0, 0, 0, 442.6, 582, 850, 1050, 1275, 2550, 3000, 30_000, 100_000),
  fc.integer({ min: 0, max: 600 }).map((tens) => tens * 10),
  fc.integer({ min: 0, max: 900_000 }).map((fen) => fen / 100),
);

function answerTo(fact: CompiledFact): fc.Arbitrary<unknown> {
  // Nobody asks a family this: for her it is as it mostly is.
  if (fact.isStaffs) return fc.constant(fact.default as unknown);
  const any =
    fact.type === 'boolean'
      ? fc.constantFrom(true, true, true, false)
      : fact.type === 'enum'
        ? fc.constantFrom(...fact.enum.filter((word) => word !== 'suspected'))
        : fact.id === 'person.age'
          ? fc.integer({ min: 0, max: 101 })
          : fact.type === 'integer'
            ? fc.constantFrom(0, 0, 0, 0, 0, 1, 2, 3, 4, 5)
            : fc.oneof({ weight: 4, arbitrary: fc.constant(0) }, { weight: 1, arbitrary: sums });
  return fact.default === null
    ? any
    : fc.oneof({ weight: 3, arbitrary: fc.constant(fact.default as unknown) }, { weight: 1, arbitrary: any });
}

/** Households in which everything is known, most of it as it mostly is. */
export function completeHouseholds(most = 4): fc.Arbitrary<Complete> {
  const facts = [...compiled.facts.values()];
  const of = (scope: string) =>
    fc.record(Object.fromEntries(facts.filter((one) => one.scope === scope).map((one) => [one.id, answerTo(one)])));
  return fc
    .tuple(of('household'), fc.array(of('person'), { minLength: 1, maxLength: most }), fc.integer({ min: 0, max: 3 }))
    .map(([house, people, more]) => {
      const groups: Record<string, Facts> = {};
      for (const [id, answer] of Object.entries(house)) {
        const [group = '', key = ''] = id.split('.');
        (groups[group] ??= {})[key] = answer;
      }
      const members = people.map((one, at) => ({
        id: `m${at + 1}`,
        ...Object.fromEntries(Object.entries(one).map(([id, answer]) => [id.slice(7), answer])),
      }));
      // Now and then somebody lives there who was not named.
      groups.household!.size = members.length + (more === 3 ? 1 : 0);
      for (const answers of [...members.map((one) => ({ person: one as Facts })), groups]) leaveOutUnsaid(answers);
      return { ...groups, members } as unknown as Complete;
    });
}

/** What goes with something that is not so is not so either: nobody died, so no standing of the dead. */
function leaveOutUnsaid(groups: Record<string, Facts>): void {
  const at = (id: string) => [groups[id.split('.')[0]!], id.split('.')[1]!] as const;
  for (const row of catalogue.gates.flatMap(({ rows }) => rows))
    for (const said of Object.keys(row.says ?? {})) {
      const [group, key] = at(said);
      if (!group || group[key] !== compiled.facts.get(said)!.default) continue;
      for (const fact of row.facts) {
        const [of, name] = at(fact);
        if (of) of[name] = compiled.facts.get(fact)!.default;
      }
    }
}

/** `household.size` and `person.age@m1` of everything that a household says. */
export function keysIn(facts: Complete): string[] {
  return Object.entries(facts).flatMap(([group, answers]) =>
    group === 'members'
      ? (answers as unknown as Complete['members']).flatMap(({ id, ...own }) => Object.keys(own).map((key) => `person.${key}@${id}`))
      : Object.keys(answers).map((key) => `${group}.${key}`),
  );
}

/** Only these of its facts; the rest is not known. */
export function onlyKnown(facts: Complete, keys: ReadonlySet<string>): Household {
  const groups: Record<string, unknown> = {};
  for (const [group, answers] of Object.entries(facts))
    if (group !== 'members') groups[group] = Object.fromEntries(Object.entries(answers).filter(([key]) => keys.has(`${group}.${key}`)));
  const members = facts.members.map(({ id, ...own }) => ({
    id,
    ...Object.fromEntries(Object.entries(own).filter(([key]) => keys.has(`person.${key}@${id}`))),
  }));
  return { facts: { ...groups, members } as Household['facts'] };
}
