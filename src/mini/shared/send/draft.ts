import type { FactAnswer, Signature } from '../../../contract/apply.contract.ts';
import type { Static } from 'typebox';
import type { Session, TickedRow } from '../../../rules/precheck/session.ts';
import { newId } from '../new-id.ts';
import { isFigure, isId, isRecord, isText, isTrueOrFalse, listOf, perhaps, shaped } from '../keep/shape.ts';

export type Answer = Static<typeof FactAnswer>;
export type FilledBy = 'self' | 'family' | 'neighbour' | 'liaison';

export interface DraftPaper {
  paperId: string;
  kind: string;
  sha256: string;
  /** Of which member, where it is a person's. */
  whose?: string;
  /** A paper of an earlier application that is taken over. */
  copyOf?: string;
}

/** Somebody who lives with her: m2, m3…; she herself is `applicant`, m1. */
export interface DraftMember {
  id: string;
  called: string;
  name: string;
  idNumber: string;
}

/** Who owes support from elsewhere: r1, r2… */
export interface DraftRelative {
  id: string;
  called: string;
  name: string;
  phone: string;
}

/** child: a number of her child's is told; it may not be written yet. */
export interface DraftTell {
  me: boolean;
  liaison: boolean;
  child: boolean;
  childPhone: string;
  reads: '' | 'reads' | 'in-person';
}

/** One application being written, for one program or several. Kept at every answer, under the id it will be sent with. */
export interface Draft {
  vocabulary: typeof vocabulary;
  submissionId: string;
  villageCode: string;
  village: string;
  /** Where the household's 户口 is, said once for all of them; '' while nobody said. several: some here, some not. */
  hukou: '' | 'here' | 'elsewhere' | 'several' | 'outside' | 'unknown';
  /** The other village of the county where it is, where it was found in the county's list. */
  hukouVillageCode: string;
  /** That village in words: 水湾镇 · 李家村; without a code, as she wrote it. */
  hukouPlace: string;
  /** Or `one-stop` alone: the window sorts it. */
  programs: string[];
  /** As lists call it: 低保, 低保等3样. */
  programName: string;
  members: DraftMember[];
  relatives: DraftRelative[];
  /** By `household.size` or `person.age@m2`; null is 不知道. */
  facts: Record<string, Answer>;
  /** Pages that answer several facts at once, as in the 自测. */
  gates: Session['gates'];
  /** Facts that she brought along from the 自测 and has not said yes to here. */
  toConfirm: string[];
  /** Of these, what she said yes to together, on one page. */
  saidBefore: string[];
  /** Whom it is for, m1. `called`: as in the 自测, 我 or 娘. */
  applicant: { called: string; name: string; idNumber: string; address: string; filledBy: FilledBy | '' };
  papers: DraftPaper[];
  /** Kinds of papers that she said she will bring later. */
  later: string[];
  /** Kind of consent, `household-check@m2` for another adult, to the version that was read and ticked. */
  consents: Record<string, number>;
  /** Adults who are not here, and are asked on phones of their own. */
  away: string[];
  signatures: Signature[];
  /** Whom to tell when there is news. */
  tell: DraftTell;
  /** Where she stopped. */
  step: string;
}

/** Where she says nothing else: the phone in her hand. */
export const toldAtFirst: DraftTell = { me: true, liaison: false, child: false, childPhone: '', reads: '' };

/** Goes up when a draft written by the last release would be misread by this one; a named step then brings it along. */
export const vocabulary = 2;

type Kept = Record<string, unknown>;
/** upgradeSteps[n] takes a draft of vocabulary n to n + 1. A draft is upgraded, never dropped. */
const upgradeSteps: Record<number, (kept: Kept) => Kept> = { 1: severalPrograms };

/** One application was for one program; who lives with her was a number alone. */
function severalPrograms({ programId, ...kept }: Kept): Kept {
  return { ...kept, vocabulary: 2, programs: isText(programId) ? [programId] : [] };
}

export async function newDraft(from: Pick<Draft, 'villageCode' | 'village' | 'programs' | 'programName'>): Promise<Draft> {
  return {
    vocabulary,
    submissionId: await newId(),
    ...from,
    hukou: '',
    hukouVillageCode: '',
    hukouPlace: '',
    members: [],
    relatives: [],
    facts: {},
    gates: {},
    toConfirm: [],
    saidBefore: [],
    applicant: { called: '', name: '', idNumber: '', address: '', filledBy: '' },
    papers: [],
    later: [],
    consents: {},
    away: [],
    signatures: [],
    tell: { ...toldAtFirst },
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
  const { submissionId, villageCode } = kept;
  const programs = textsIn(kept['programs']);
  if (!isId(submissionId) || programs.length === 0 || !isText(villageCode)) return 'damaged';
  return {
    ...kept,
    vocabulary,
    submissionId,
    programs,
    villageCode,
    hukou: readHukou(kept),
    hukouVillageCode: textIn(kept, 'hukouVillageCode'),
    hukouPlace: textIn(kept, 'hukouPlace'),
    village: textIn(kept, 'village'),
    programName: textIn(kept, 'programName'),
    members: readAll(kept['members'], isMember),
    relatives: readAll(kept['relatives'], isRelative),
    facts: entriesOf(kept['facts'], isAnswer),
    gates: entriesOf(kept['gates'], isGate),
    toConfirm: textsIn(kept['toConfirm']),
    saidBefore: textsIn(kept['saidBefore']),
    applicant: readApplicant(kept['applicant']),
    papers: readAll(kept['papers'], isPaper),
    later: textsIn(kept['later']),
    consents: entriesOf(kept['consents'], isFigure),
    away: textsIn(kept['away']),
    signatures: readAll(kept['signatures'], isSignature),
    tell: isTell(kept['tell']) ? kept['tell'] : { ...toldAtFirst },
    step: textIn(kept, 'step'),
  };
}

function readApplicant(kept: unknown): Draft['applicant'] {
  const applicant = isRecord(kept) ? kept : {};
  const filledBy = textIn(applicant, 'filledBy');
  return {
    ...applicant,
    called: textIn(applicant, 'called'),
    name: textIn(applicant, 'name'),
    idNumber: textIn(applicant, 'idNumber'),
    address: textIn(applicant, 'address'),
    filledBy: isFilledBy(filledBy) ? filledBy : '',
  };
}

const hukous = ['here', 'elsewhere', 'several', 'outside', 'unknown'] as const;
const readHukou = (kept: Kept): Draft['hukou'] => hukous.find((one) => one === kept['hukou']) ?? '';
const textIn = (kept: Kept, name: string): string => (isText(kept[name]) ? kept[name] : '');
const isFilledBy = (text: string): text is FilledBy => ['self', 'family', 'neighbour', 'liaison'].includes(text);
const isAnswer = (value: unknown): value is Answer => value === null || isTrueOrFalse(value) || isFigure(value) || isText(value);
const isPaper = shaped<DraftPaper>({ paperId: isId, kind: isText, sha256: isText, whose: perhaps(isText), copyOf: perhaps(isId) });
const isMember = shaped<DraftMember>({ id: isText, called: isText, name: isText, idNumber: isText });
const isRelative = shaped<DraftRelative>({ id: isText, called: isText, name: isText, phone: isText });
const isTicked = listOf(shaped<TickedRow>({ row: isText, who: perhaps(listOf(isText)) }));
const isGate = (value: unknown): value is Draft['gates'][string] => value === 'not-known' || isTicked(value);
const isTell = shaped<DraftTell>({
  me: isTrueOrFalse,
  liaison: isTrueOrFalse,
  child: isTrueOrFalse,
  childPhone: isText,
  reads: (value) => value === '' || value === 'reads' || value === 'in-person',
});
const isSignature = shaped<Signature>({
  by: isText,
  kind: (value) => value === 'hand' || value === 'thumb' || value === 'paper',
  strokes: perhaps(isText),
  paperId: perhaps(isId),
  witness: perhaps(shaped<Signature['witness'] & object>({ name: isText })),
});

const textsIn = (kept: unknown): string[] => (Array.isArray(kept) ? kept.filter(isText) : []);
const readAll = <T>(kept: unknown, check: (value: unknown) => value is T): T[] => (Array.isArray(kept) ? kept.filter(check) : []);

function entriesOf<T>(kept: unknown, check: (value: unknown) => value is T): Record<string, T> {
  const entries = isRecord(kept) ? Object.entries(kept) : [];
  return Object.fromEntries(entries.filter((entry): entry is [string, T] => check(entry[1])));
}
