/** Matters that are hers alone, also within her family: what was said for one is used for nothing else. */
const quietPrograms: ReadonlySet<string> = new Set(['two-cancers']);

export function isQuiet(program: string): boolean {
  return quietPrograms.has(program);
}
