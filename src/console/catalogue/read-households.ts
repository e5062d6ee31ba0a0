import type { TrialHousehold } from '../../contract/catalogue.contract.ts';

/** One household, some, or a whole file of scenarios; nothing where it is none of them. What else stands in it stays on this page. */
export function readHouseholds(text: string): TrialHousehold[] | undefined {
  let read: unknown;
  try {
    read = JSON.parse(text);
  } catch {
    return undefined;
  }
  const { cases } = (read ?? {}) as { cases?: unknown };
  const all = (Array.isArray(read) ? read : Array.isArray(cases) ? cases : [read]) as Partial<TrialHousehold>[];
  if (all.length === 0 || !all.every((one) => one && typeof one.facts === 'object' && one.facts !== null)) return undefined;
  return all.map(({ id, title, facts }, at) => ({ id: id ?? String(at + 1), ...(title ? { title } : {}), facts: facts! }));
}
