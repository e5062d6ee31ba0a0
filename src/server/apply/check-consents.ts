import type { NewApplication } from '../../contract/apply.contract.ts';
import type { Catalogue } from '../../contract/learn.contract.ts';
import { Problem } from '../platform/problem.ts';
import type { Chosen } from './check-application.ts';

/** Without her own word nothing is taken in that she fills in herself; whoever has not agreed otherwise is asked later, and stops nothing. */
const neverWithout = { self: new Set(['truth', 'household-check']), others: new Set(['truth']) };

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
  const hers = neverWithout[body.applicant.filledBy === 'self' ? 'self' : 'others'];
  // A phone of an earlier release gives all of them; what is not needed does no harm.
  const missing = catalogue.consents.some(({ kind }) => hers.has(kind) && isNeeded(programs, kind) && !seen.has(`${kind}@m1`));
  if (missing) throw new Problem('field-refused', { field: 'consents', text: '还有一条没打钩。请一条一条看，同意就点。' });
}

/** Absent in a program: it needs every kind. */
export function isNeeded(programs: readonly Chosen[], kind: string): boolean {
  return programs.some((program) => program.consents?.includes(kind) ?? true);
}
