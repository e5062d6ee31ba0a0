import type { NewApplication, Receipt } from '../../contract/apply.contract.ts';
import type { Draft } from './draft.ts';

/**
 * An application that she has sent off. From then on its body is frozen: the same id always carries the same words, so
 * sending it again can do no harm.
 *   waiting        goes out by itself, at `notBefore` or when there is a network
 *   needs-sign-in  goes out once the phone number is known
 *   refused        only she can mend it: `problem` says how
 *   sent           the county has it: `receipt`
 */
export interface Parcel {
  state: 'waiting' | 'needs-sign-in' | 'refused' | 'sent';
  submissionId: string;
  draft: Draft;
  application: NewApplication;
  /** Papers that the county has confirmed by their SHA-256. */
  confirmed: string[];
  attempts: number;
  notBefore: number;
  problem?: { code: string; title: string; text: string; field?: string };
  receipt?: Receipt;
  /** She has seen the receipt. */
  seen?: boolean;
}

export function parcelFrom(kept: unknown): Parcel | undefined {
  const parcel = kept as Partial<Parcel> | undefined;
  return parcel && typeof parcel.submissionId === 'string' && parcel.application && parcel.draft ? (parcel as Parcel) : undefined;
}
