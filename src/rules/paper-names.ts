/** A photo that goes with what she says of herself. */
export const explanationPaper = 'explanation';

/** Papers of no program: how she signed, what she shows beside her words, and what she signed where help was given first. */
const ofNoProgram: Readonly<Record<string, string>> = {
  'thumb-mark': '手印',
  'signed-sheet': '签了名的纸',
  slip: '领款单、领物单',
  [explanationPaper]: '说明的照片',
};

/** What an officer reads above a paper, by its kind. A kind that nothing names any more is its own name. */
export function paperNames(programs: readonly { papers: readonly { kind: string; name: string }[] }[]): (kind: string) => string {
  const names = new Map(programs.flatMap(({ papers }) => papers.map(({ kind, name }) => [kind, name] as const)));
  return (kind) => names.get(kind) ?? ofNoProgram[kind] ?? kind;
}
