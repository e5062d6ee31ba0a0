import type { Program } from '../../../contract/learn.contract.ts';

type Paper = Program['papers'][number];

export interface PaperGroups {
  bring: Paper[];
  follow: Paper[];
  /** The county looks them up: nobody may ask her for them (社会救助法 62). */
  lookUp: Paper[];
  /** They come into being while the form is written. */
  write: Paper[];
}

/** A paper of a kind that this app does not know yet is one to bring: better carried once too often than missing. */
export function groupPapers(papers: readonly Paper[]): PaperGroups {
  const groups: PaperGroups = { bring: [], follow: [], lookUp: [], write: [] };
  for (const paper of papers) groups[groupOf(paper)].push(paper);
  return groups;
}

function groupOf({ how, mayFollow }: Paper): keyof PaperGroups {
  if (how === 'look-up') return 'lookUp';
  if (how === 'in-form') return 'write';
  return mayFollow ? 'follow' : 'bring';
}
