import type { Signature } from '../../../contract/apply.contract.ts';
import type { Catalogue } from '../../../contract/learn.contract.ts';
import { own } from '../../shared/keep/shape.ts';
import type { Draft } from '../../shared/send/draft.ts';
import { consentKey } from './consent-key.ts';
import { witnessIsWrong } from './witness-is-wrong.ts';

/** A grown-up of the household as the page of consents shows him. */
export interface AskedAdult {
  /** m1 is whom it is for. */
  id: string;
  name: string;
  /** Whether the phone is in his hand: then he is never said to be away. */
  holds: 'the-phone' | 'nothing';
  /** What he is asked himself, each by itself. */
  consents: Catalogue['consents'];
  /** What whoever fills in promises of it; asked once, on the page of m1, and there though m1 be away. */
  promises: Catalogue['consents'];
}

/** Promises are made by whoever fills in; everything else each adult agrees to for himself. */
export function askedAdult(
  adult: { id: string; name: string },
  { consents, filledBy }: { consents: Catalogue['consents']; filledBy: Draft['applicant']['filledBy'] },
): AskedAdult {
  const isFirst = adult.id === 'm1';
  return {
    ...adult,
    holds: isFirst && filledBy === 'self' ? 'the-phone' : 'nothing',
    consents: consents.filter(({ kind }) => kind !== 'truth'),
    promises: isFirst ? consents.filter(({ kind }) => kind === 'truth') : [],
  };
}

/** What is still open on his page; undefined when nothing is. Who is away is asked elsewhere, and holds nothing up. */
export function openOf(
  adult: AskedAdult,
  draft: Pick<Draft, 'consents' | 'away' | 'signatures' | 'papers'>,
): 'ticks' | 'signature' | undefined {
  const isTicked = ({ kind, version }: Catalogue['consents'][number]): boolean =>
    own(draft.consents, consentKey(kind, adult.id)) === version;
  if (!adult.promises.every(isTicked)) return 'ticks';
  if (draft.away.includes(adult.id)) return undefined;
  if (!adult.consents.every(isTicked)) return 'ticks';
  return isSigned(signatureOf(draft.signatures, adult.id), adult.name) ? undefined : 'signature';
}

export function signatureOf(signatures: readonly Signature[], memberId: string): Signature | undefined {
  return signatures.find(({ by }) => by === memberId);
}

/** By hand it has ink, by thumb a photo and a witness, on paper a photo. */
export function isSigned(signature: Signature | undefined, name: string): boolean {
  if (!signature) return false;
  if (signature.kind === 'hand') return Boolean(signature.strokes);
  return Boolean(signature.paperId) && (signature.kind === 'paper' || !witnessIsWrong(signature.witness?.name ?? '', name));
}
