import type { NewApplication } from '../../contract/apply.contract.ts';
import type { Catalogue } from '../../contract/learn.contract.ts';
import { Problem } from '../platform/problem.ts';
import type { Chosen } from './check-application.ts';

/** Without her own word nothing is taken in; whoever else has not agreed is asked later, and stops nothing. */
const neverWithout: ReadonlySet<string> = new Set(['truth', 'household-check']);

export function checkConsents(
  body: NewApplication,
  catalogue: Catalogue,
  { programs, ids }: { programs: readonly Chosen[]; ids: ReadonlySet<string> },
): void {
  const seen = new Set<string>();
  for (const [index, { kind, version, by = 'm1' }] of body.consents.entries()) {
    const known = catalogue.consents.some((text) => text.kind === kind && text.version === version);
    const key = `${kind}@${by}`;
    if (!known || !ids.has(by) || seen.has(key)) throw new Problem('field-refused', { field: `consents.${index}` });
    seen.add(key);
  }
  // A phone of an earlier release gives all of them; what is not needed does no harm.
  const missing = catalogue.consents.some(({ kind }) => neverWithout.has(kind) && isNeeded(programs, kind) && !seen.has(`${kind}@m1`));
  if (missing) throw new Problem('field-refused', { field: 'consents', text: '还有一条没打钩。请一条一条看，同意就点。' });
}

/** Absent in a program: it needs every kind. */
export function isNeeded(programs: readonly Chosen[], kind: string): boolean {
  return programs.some((program) => program.consents?.includes(kind) ?? true);
}
