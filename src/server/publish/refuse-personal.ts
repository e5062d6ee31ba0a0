import { checkPublicText } from '../../rules/privacy/check-public-text.ts';
import { leakWords } from '../../rules/privacy/finding.ts';
import { Problem } from '../platform/problem.ts';

/** Every text in a value, with where it stands: uses.0.purpose. */
function* textsOf(value: unknown, path: string): Generator<[path: string, text: string]> {
  if (typeof value === 'string') yield [path, value];
  else if (typeof value === 'object' && value !== null)
    for (const [key, one] of Object.entries(value)) yield* textsOf(one, path === '' ? key : `${path}.${key}`);
}

/**
 * Throws where something of it may not be public, and names it: what it is, its words, what to write instead. The words go to whoever wrote
 * them and into no log. `what`: 资金“…”, so that a whole release says where to look. Ids and days that a machine wrote are left out by `skip`.
 */
export function refusePersonal(value: unknown, known: readonly string[], { what, skip }: { what: string; skip: readonly string[] }): void {
  for (const [path, text] of textsOf(value, '')) {
    if (skip.includes(path.split('.').at(-1)!)) continue;
    const [leak] = checkPublicText(text, known);
    if (!leak) continue;
    const { name, instead } = leakWords[leak.kind];
    throw new Problem('field-refused', {
      field: path,
      text: `${what}里有${name}：“${leak.words.slice(0, 40)}”。不能公开。${instead}`,
      because: `not public: ${leak.kind}`,
    });
  }
}
