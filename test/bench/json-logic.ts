import { LogicEngine } from 'json-logic-engine';
import type { CatalogueData } from '../../src/rules/catalogue/shape.ts';
import { parameterOn } from '../../src/rules/catalogue/parameter-on.ts';

type Data = Record<string, Record<string, unknown>>;
type Read = (data: Data) => unknown;

/**
 * The same rules by JsonLogic as it is used everywhere: compiled, derived facts counted once a household or person in the order in which
 * they need each other. It has two values and floats; for what is missing it reads null.
 */
export function compileJsonLogic(catalogue: CatalogueData, day: string) {
  const engine = new LogicEngine();
  const build = (rule: unknown): Read => {
    const read = engine.build(rule) as Read;
    return (data) => {
      try {
        return read(data);
      } catch {
        // It throws at a sum in which something is missing: no answer, which a condition takes for no.
        return null;
      }
    };
  };
  const derived = inOrder(catalogue).map(({ id, scope, rule }) => ({ path: id.split('.') as [string, string], scope, read: build(rule) }));
  const std = Object.fromEntries(
    [...new Set(catalogue.parameters.map(({ id }) => id))].map((id) => [
      id.slice(4),
      parameterOn(catalogue.parameters, id, day)?.value ?? null,
    ]),
  );
  const programs = catalogue.programs.map((program) => ({
    id: program.id,
    unit: program.unit,
    conditions: program.conditions.filter(({ decidedBy }) => decidedBy !== 'officer').map(({ rule }) => build(rule)),
    amount: program.benefit.compute === null ? undefined : build(program.benefit.compute),
  }));
  /** Which programs are likely, with their sums. */
  return (facts: Record<string, unknown>): Record<string, boolean> => {
    const { members, ...groups } = facts as { members: Record<string, unknown>[] } & Data;
    const house: Data = { household: {}, assets: {}, medical: {}, education: {}, housing: {}, std: { ...std } };
    for (const [group, answers] of Object.entries(groups)) house[group] = { ...answers };
    const count = (data: Data, scope: string) => {
      for (const { path, scope: own, read } of derived) if (own === scope) (data[path[0]] ??= {})[path[1]] = read(data);
    };
    count(house, 'household');
    const people = members.map((member) => {
      const data = { ...house, person: { ...member } };
      count(data, 'person');
      return data;
    });
    const likely: Record<string, boolean> = {};
    for (const { id, unit, conditions, amount } of programs) {
      const has = (unit === 'household' ? [house] : people).filter((data) => conditions.every((read) => read(data) === true));
      for (const data of has) amount?.(data);
      likely[id] = has.length > 0;
    }
    return likely;
  };
}

function inOrder({ derived }: CatalogueData): CatalogueData['derived'][number][] {
  const done = new Set<string>();
  const order: CatalogueData['derived'][number][] = [];
  const visit = (one: CatalogueData['derived'][number]) => {
    if (done.has(one.id)) return;
    done.add(one.id);
    for (const id of JSON.stringify(one.rule).match(/"var":"([^"]+)"/g) ?? []) {
      const needed = derived.find((other) => `"var":"${other.id}"` === id);
      if (needed) visit(needed);
    }
    order.push(one);
  };
  for (const one of derived) visit(one);
  return order;
}
