import type { NewApplication, Receipt } from '../../../contract/apply.contract.ts';
import { readDraft, type Draft } from './draft.ts';
import { isFigure, isId, isRecord, isText, isTrueOrFalse, listOf, perhaps, shaped } from '../keep/shape.ts';

/**
 * An application that she has sent off. From then on its body is frozen: the same id always carries the same words, so
 * sending it again can do no harm.
 *   waiting        goes out by itself, at `notBefore` or when there is a network
 *   needs-sign-in  goes out once its number is signed in, or when she opens it and is signed in
 *   refused        only she can mend it: `problem` says how
 *   sent           the county has it: `receipt`; what was written is no longer here
 */
export interface Parcel {
  state: 'waiting' | 'needs-sign-in' | 'refused' | 'sent';
  submissionId: string;
  draft: Draft;
  application: NewApplication;
  /** The number that was signed in when it was sent off or opened last, masked. By itself it goes out under this one alone, without one never. */
  by?: string;
  /** Papers that the county has confirmed by their SHA-256. */
  confirmed: string[];
  attempts: number;
  notBefore: number;
  problem?: { code: string; title: string; text: string; field?: string };
  receipt?: Receipt;
  /** She has seen the receipt. */
  seen?: boolean;
}

/** The receipt stays, the words and papers go: the county has them, and a phone is lent and passed on. Also smaller, so it always fits. */
export function sentParcel(parcel: Parcel, receipt: Receipt): Parcel {
  const { problem: _problem, ...rest } = parcel;
  const nobody = { called: '', name: '', idNumber: '', address: '', filledBy: '' } as const;
  return {
    ...rest,
    state: 'sent',
    receipt,
    confirmed: [],
    draft: {
      ...parcel.draft,
      members: [],
      relatives: [],
      facts: {},
      gates: {},
      toConfirm: [],
      applicant: nobody,
      papers: [],
      later: [],
      consents: {},
      away: [],
      signatures: [],
    },
    application: {
      ...parcel.application,
      applicant: { name: '', idNumber: '', address: '', filledBy: '' },
      members: [],
      relatives: [],
      facts: {},
      papers: [],
      consents: [],
      signatures: [],
    },
  };
}

/** What was kept of an application sent off. 'newer': another release's, to be left alone. A Draft: only that can still be read. */
export function readParcel(kept: unknown): Parcel | Draft | 'newer' | 'damaged' {
  if (!isRecord(kept)) return 'damaged';
  const draft = readDraft(kept['draft']);
  if (draft === 'newer') return 'newer';
  const { state, application, receipt, problem } = kept;
  if (isText(state) && !isState(state)) return 'newer';
  if (draft === 'damaged') return 'damaged';
  if (!isState(state) || !isApplication(application) || application.submissionId !== draft.submissionId) return draft;
  if (state === 'sent' && !isReceipt(receipt)) return 'damaged';
  return {
    state,
    submissionId: draft.submissionId,
    draft,
    application,
    confirmed: Array.isArray(kept['confirmed']) ? kept['confirmed'].filter(isText) : [],
    attempts: isFigure(kept['attempts']) ? Math.max(0, kept['attempts']) : 0,
    notBefore: isFigure(kept['notBefore']) ? kept['notBefore'] : 0,
    ...(isText(kept['by']) ? { by: kept['by'] } : {}),
    ...(isTold(problem) ? { problem } : {}),
    ...(isReceipt(receipt) ? { receipt } : {}),
    ...(kept['seen'] === true ? { seen: true } : {}),
  };
}

const states = new Set(['waiting', 'needs-sign-in', 'refused', 'sent']);
const isState = (value: unknown): value is Parcel['state'] => isText(value) && states.has(value);

const isTold = (value: unknown): value is Parcel['problem'] & object =>
  isRecord(value) &&
  isText(value['code']) &&
  isText(value['title']) &&
  isText(value['text']) &&
  ['undefined', 'string'].includes(typeof value['field']);

const isApplication = shaped<NewApplication>({
  submissionId: isId,
  villageCode: isText,
  hukouVillageCode: perhaps(isText),
  catalogueVersion: isFigure,
  programs: listOf(isText),
  applicant: shaped<NewApplication['applicant']>({ name: isText, idNumber: isText, filledBy: isText, address: isText }),
  members: perhaps(listOf(isRecord)),
  relatives: perhaps(listOf(isRecord)),
  facts: isRecord,
  papers: listOf(
    shaped<NewApplication['papers'][number]>({
      paperId: isId,
      kind: isText,
      sha256: isText,
      whose: perhaps(isText),
      copyOf: perhaps(isId),
    }),
  ),
  consents: listOf(shaped<NewApplication['consents'][number]>({ kind: isText, version: isFigure, by: perhaps(isText) })),
  signatures: perhaps(listOf(isRecord)),
});

type ReceiptMatter = Receipt['matters'][number];
const isReceipt = shaped<Receipt>({
  number: isText,
  code: isText,
  link: isText,
  submittedAt: isText,
  village: shaped<Receipt['village']>({ id: isText, name: isText }),
  matters: listOf(
    shaped<ReceiptMatter>({
      matterId: isText,
      program: isText,
      goesTo: isText,
      lookBy: shaped<ReceiptMatter['lookBy']>({ day: isText, words: isText, certain: isTrueOrFalse, demo: isTrueOrFalse }),
      follow: perhaps(
        shaped<ReceiptMatter['follow'] & object>({
          papers: listOf(isText),
          day: isText,
          words: isText,
          certain: isTrueOrFalse,
          demo: isTrueOrFalse,
        }),
      ),
      joined: perhaps(isText),
    }),
  ),
  asked: perhaps(listOf(isText)),
  text: isText,
});
