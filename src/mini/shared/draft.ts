import type { FactAnswer } from '../../contract/apply.contract.ts';
import type { Static } from 'typebox';
import { newId } from './new-id.ts';

export type Answer = Static<typeof FactAnswer>;
export type FilledBy = 'self' | 'family' | 'neighbour' | 'liaison';

export interface DraftPaper {
  paperId: string;
  kind: string;
  sha256: string;
}

/** One application being written. Kept at every answer, under the id it will be sent with. */
export interface Draft {
  vocabulary: typeof vocabulary;
  submissionId: string;
  villageCode: string;
  village: string;
  programId: string;
  programName: string;
  facts: Record<string, Answer>;
  applicant: { name: string; idNumber: string; address: string; filledBy: FilledBy | '' };
  papers: DraftPaper[];
  /** Kinds of papers that she said she will bring later. */
  later: string[];
  /** Kind of consent to the version that she read and ticked. */
  consents: Record<string, number>;
  /** Where she stopped. */
  step: string;
  changedAt: string;
}

/** Goes up when a draft written by the last release would be misread by this one; a named step then brings it along. */
export const vocabulary = 1;

type Kept = Record<string, unknown>;
/** upgradeSteps[n] takes a draft of vocabulary n to n + 1. A draft is upgraded, never dropped. */
const upgradeSteps: Record<number, (kept: Kept) => Kept> = {};

export async function newDraft(from: { villageCode: string; village: string; programId: string; programName: string }): Promise<Draft> {
  return {
    vocabulary,
    submissionId: await newId(),
    ...from,
    facts: {},
    applicant: { name: '', idNumber: '', address: '', filledBy: '' },
    papers: [],
    later: [],
    consents: {},
    step: '',
    changedAt: new Date().toISOString(),
  };
}

/** What was kept, as this release writes it; undefined for what is no draft, or comes from a newer release. */
export function upgradeDraft(kept: unknown): Draft | undefined {
  if (typeof kept !== 'object' || kept === null) return undefined;
  let draft = kept as Kept;
  if (typeof draft['submissionId'] !== 'string' || typeof draft['programId'] !== 'string') return undefined;
  for (let from = Number(draft['vocabulary']); from < vocabulary; from += 1) {
    const step = upgradeSteps[from];
    if (!step) return undefined;
    draft = step(draft);
  }
  return draft['vocabulary'] === vocabulary ? (draft as unknown as Draft) : undefined;
}
