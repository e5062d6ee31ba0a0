import type { NewApplication, Receipt } from '../../../contract/apply.contract.ts';
import { maskName } from '../../../rules/mask.ts';
import type { Draft } from './draft.ts';
import type { SealingKey } from './seal.ts';

/**
 * An application that she has sent off. From then on its body is frozen: the same id always carries the same words, so
 * sending it again can do no harm.
 *   waiting        goes out by itself, at `notBefore` or when there is a network
 *   needs-sign-in  goes out once its number is signed in, or when she opens it and is signed in
 *   refused        only she can mend it: `problem` says how
 *   sent           the county has it: `receipt`; what was written is no longer here
 */
interface OnItsWay {
  state: 'waiting' | 'needs-sign-in' | 'refused' | 'sent';
  submissionId: string;
  villageCode: string;
  programs: string[];
  programName: string;
  /** Whom it is for, masked. */
  forWhom: string;
  /** Who held the phone, in the word of the contract. */
  filledBy: string;
  papers: NewApplication['papers'];
  /** The number that was signed in when it was sent off or opened last, masked. By itself it goes out under this one alone, without one never. */
  by?: string;
  /** Papers that the county has confirmed by their SHA-256. */
  confirmed: string[];
  attempts: number;
  notBefore: number;
  /** `paperId`: the photo that it is about. */
  problem?: { code: string; title: string; text: string; field?: string; paperId?: string };
  receipt?: Receipt;
  /** She has seen the receipt. */
  seen?: boolean;
  /** How long it has lain here unsent (`unsent-days.ts`). */
  age?: Age;
}

/** Of an earlier release, or of a phone that could not seal: everything that was written still stands here. */
export interface ReadableParcel extends OnItsWay {
  draft: Draft;
  application: NewApplication;
}

/** Nobody can read it here any more. */
export interface SealedParcel extends OnItsWay {
  /** In base64: the application, and each page that was asked anew after a refusal. */
  envelopes: string[];
  key: SealingKey;
  /** What a release from before sealing shows of it: its name, as something newer than itself. */
  draft: { vocabulary: typeof newerThanReadable; programName: string };
}
export type Parcel = ReadableParcel | SealedParcel;

export const newerThanReadable = 3;

/** Milliseconds since 1970. `since` and `toldAt` by the county's clock; `told` is the stage of `unsent-days.ts` that she has seen. */
export interface Age {
  since: number;
  told: number;
  toldAt: number;
}

export const isSealedParcel = (parcel: Parcel): parcel is SealedParcel => 'envelopes' in parcel;

/** What may be known of any parcel, sealed or not. */
export function labelOf(draft: Draft, { villageCode, programs, applicant }: NewApplication) {
  return {
    villageCode,
    programs,
    programName: draft.programName,
    forWhom: maskName(applicant.name),
    filledBy: applicant.filledBy,
  };
}

/** The receipt stays, the words and papers go: the county has them, and a phone is lent and passed on. Also smaller, so it always fits. */
export function sentParcel(parcel: Parcel, receipt: Receipt): Parcel {
  const { problem: _problem, age: _age, ...rest } = parcel;
  const sent = { state: 'sent' as const, receipt, forWhom: '', confirmed: [], papers: [] };
  if (!('application' in rest)) return { ...rest, ...sent, envelopes: [] };
  const nobody = { called: '', name: '', idNumber: '', address: '', filledBy: '' } as const;
  return {
    ...rest,
    ...sent,
    draft: {
      ...rest.draft,
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
      ...rest.application,
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
