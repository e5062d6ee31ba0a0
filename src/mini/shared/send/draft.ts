import type { FactAnswer } from '../../../contract/apply.contract.ts';
import type { Static } from 'typebox';
import { newId } from '../new-id.ts';
import { isFigure, isId, isRecord, isText, isTrueOrFalse, shaped } from '../keep/shape.ts';

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
  /** Facts that she brought along from the 自测 and has not said yes to here. */
  toConfirm: string[];
  applicant: { name: string; idNumber: string; address: string; filledBy: FilledBy | '' };
  papers: DraftPaper[];
  /** Kinds of papers that she said she will bring later. */
  later: string[];
  /** Kind of consent to the version that she read and ticked. */
  consents: Record<string, number>;
  /** Where she stopped. */
  step: string;
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
    toConfirm: [],
    applicant: { name: '', idNumber: '', address: '', filledBy: '' },
    papers: [],
    later: [],
    consents: {},
    step: '',
  };
}

/** A newer release wrote it: to be left as it is, whatever it holds. */
export function isNewer(kept: unknown): boolean {
  return isRecord(kept) && isFigure(kept['vocabulary']) && kept['vocabulary'] > vocabulary;
}

/** What was kept, as this release writes it: what of it can be read, the rest empty. 'damaged': it is no draft. */
export function readDraft(kept: unknown): Draft | 'newer' | 'damaged' {
  if (isNewer(kept)) return 'newer';
  if (!isRecord(kept) || !isFigure(kept['vocabulary'])) return 'damaged';
  let draft: Kept = kept;
  for (let from = kept['vocabulary']; from < vocabulary; from += 1) {
    const step = upgradeSteps[from];
    if (!step) return 'damaged';
    draft = step(draft);
  }
  return draft['vocabulary'] === vocabulary ? readParts(draft) : 'damaged';
}

function readParts(kept: Kept): Draft | 'damaged' {
  const { submissionId, programId, villageCode } = kept;
  if (!isId(submissionId) || !isText(programId) || !isText(villageCode)) return 'damaged';
  return {
    ...kept,
    vocabulary,
    submissionId,
    programId,
    villageCode,
    village: textIn(kept, 'village'),
    programName: textIn(kept, 'programName'),
    facts: entriesOf(kept['facts'], isAnswer),
    toConfirm: Array.isArray(kept['toConfirm']) ? kept['toConfirm'].filter(isText) : [],
    applicant: readApplicant(kept['applicant']),
    papers: Array.isArray(kept['papers']) ? kept['papers'].filter(isPaper) : [],
    later: Array.isArray(kept['later']) ? kept['later'].filter(isText) : [],
    consents: entriesOf(kept['consents'], isFigure),
    step: textIn(kept, 'step'),
  };
}

function readApplicant(kept: unknown): Draft['applicant'] {
  const applicant = isRecord(kept) ? kept : {};
  const filledBy = textIn(applicant, 'filledBy');
  return {
    ...applicant,
    name: textIn(applicant, 'name'),
    idNumber: textIn(applicant, 'idNumber'),
    address: textIn(applicant, 'address'),
    filledBy: isFilledBy(filledBy) ? filledBy : '',
  };
}

const textIn = (kept: Kept, name: string): string => (isText(kept[name]) ? kept[name] : '');
const isFilledBy = (text: string): text is FilledBy => ['self', 'family', 'neighbour', 'liaison'].includes(text);
const isAnswer = (value: unknown): value is Answer => value === null || isTrueOrFalse(value) || isFigure(value) || isText(value);
const isPaper = shaped<DraftPaper>({ paperId: isId, kind: isText, sha256: isText });

function entriesOf<T>(kept: unknown, check: (value: unknown) => value is T): Record<string, T> {
  const entries = isRecord(kept) ? Object.entries(kept) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, T] => check(entry[1])));
}
