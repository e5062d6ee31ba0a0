import type { PrecheckData, PrecheckProgram } from './precheck-data.ts';

type Rules = ReadonlyMap<string, PrecheckData['derived'][number]>;

/**
 * Does whoever meets a program's conditions always meet a derived fact? Only what can be read off the words of both is seen: every part
 * of the fact's rule is there among the conditions, or one of those that suffice.
 */
export function means(program: PrecheckProgram, derivedId: string, rules: Rules): boolean {
  const said = new Set<string>();
  for (const { rule, decidedBy } of program.conditions) if (decidedBy !== 'officer') collectParts(rule, said);
  const seen = new Set<string>();
  const follows = (rule: unknown): boolean => {
    if (said.has(JSON.stringify(rule))) return true;
    const [operator, parts] = partsOf(rule);
    if (operator === 'and') return parts.every(follows);
    if (operator === 'or') return parts.some(follows);
    const id = operator === '==' && parts[1] === true ? (partsOf(parts[0])[1][0] as string) : undefined;
    const inner = id === undefined || seen.has(id) ? undefined : rules.get(id);
    if (id !== undefined) seen.add(id);
    return inner !== undefined && follows(inner.rule);
  };
  const own = rules.get(derivedId);
  return own !== undefined && follows(own.rule);
}

/** A statement that holds, and each part of it where it is an and. */
function collectParts(rule: unknown, said: Set<string>): void {
  said.add(JSON.stringify(rule));
  const [operator, parts] = partsOf(rule);
  if (operator === 'and') for (const part of parts) collectParts(part, said);
}

function partsOf(rule: unknown): [string | undefined, readonly unknown[]] {
  if (typeof rule !== 'object' || rule === null || Array.isArray(rule)) return [undefined, []];
  const [operator] = Object.keys(rule);
  const given = (rule as Record<string, unknown>)[operator ?? ''];
  return [operator, Array.isArray(given) ? given : [given]];
}
