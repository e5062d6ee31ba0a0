import { nameOfLook } from './looks.ts';
import type { Finding } from './walk.ts';

/** One line a thing: page, state, rule, element, what is wrong, and all looks it was seen in. */
export function tellFindings(findings: readonly Finding[]): string[] {
  const grouped = new Map<string, { line: string; looks: string[]; says: string }>();
  for (const { page, state, rule, element, says, look } of findings) {
    const line = `${page} · ${state} · ${rule} · ${element}`;
    const group = grouped.get(line) ?? { line, looks: [], says };
    grouped.set(line, group);
    if (!group.looks.includes(nameOfLook(look))) group.looks.push(nameOfLook(look));
  }
  return [...grouped.values()].map(({ line, says, looks }) => `${line} ${says} (${looks.join('; ')})`).toSorted();
}
