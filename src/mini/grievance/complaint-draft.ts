import type { ReportComplaint } from '../../contract/grievance.contract.ts';
import { secretFrom } from '../../rules/complaint-secret.ts';
import { complaintKindNames, complaintSideNames, type ComplaintKind, type ComplaintSide } from '../../rules/grievances.ts';
import { forget, keep, recall } from '../shared/keep/keep.ts';
import { isId, isText, perhaps, shaped } from '../shared/keep/shape.ts';
import { newId } from '../shared/new-id.ts';

/** What is written and not yet with the county: kept at every answer, under the id it will be sent with. */
export interface ComplaintDraft {
  submissionId: string;
  secret: string;
  kind?: ComplaintKind | undefined;
  side?: ComplaintSide | undefined;
  words: string;
  who: string;
  place: string;
  name: string;
  phone: string;
}

const key = 'complaint';
const isOneOf =
  <T extends string>(words: readonly T[]) =>
  (value: unknown): value is T =>
    isText(value) && words.some((one) => one === value);
const isDraft = shaped<ComplaintDraft>({
  submissionId: isId,
  secret: isText,
  kind: perhaps(isOneOf(complaintKindNames)),
  side: perhaps(isOneOf(complaintSideNames)),
  words: isText,
  who: isText,
  place: isText,
  name: isText,
  phone: isText,
});

/** Damaged, it is begun anew. */
export async function recallComplaint(): Promise<ComplaintDraft> {
  const kept = recall(key);
  if (isDraft(kept)) return kept;
  return { submissionId: await newId(), secret: secretFrom(await newId()), words: '', who: '', place: '', name: '', phone: '' };
}

/** Throws 'phone-full'. */
export function keepComplaint(draft: ComplaintDraft): void {
  keep(key, draft);
}

/** The county has it, or she does not want to say it any more. */
export function forgetComplaint(): void {
  forget(key);
}

/** What is empty was not said; whose doing a claim is, is not asked. */
export function complaintOf(
  draft: ComplaintDraft & { kind: ComplaintKind },
  around: { villageCode: string; device: string },
): ReportComplaint {
  const { submissionId, secret, kind, side, words, ...rest } = draft;
  const said = Object.fromEntries(Object.entries(rest).flatMap(([name, value]) => (value.trim() ? [[name, value.trim()]] : [])));
  return { submissionId, secret, kind, ...(side && kind !== 'claim' ? { side } : {}), words: words.trim(), ...said, ...around };
}
