import type { ReportLead } from '../../contract/lead.contract.ts';
import { leadSignKinds, type LeadSign } from '../../rules/leads.ts';
import { forget, keep, recall } from '../shared/keep/keep.ts';
import { isId, isText, isTrueOrFalse, listOf, shaped } from '../shared/keep/shape.ts';
import { newId } from '../shared/new-id.ts';

/** What is written and not yet with the county: kept at every answer, under the id it will be sent with. */
export interface LeadDraft {
  submissionId: string;
  villageCode: string;
  signs: LeadSign[];
  where: string;
  words: string;
  childInDanger: boolean;
  name: string;
  phone: string;
}

const key = 'lead';
const isSign = (value: unknown): value is LeadSign => isText(value) && leadSignKinds.some((kind) => kind === value);
const isDraft = shaped<LeadDraft>({
  submissionId: isId,
  villageCode: isText,
  signs: listOf(isSign),
  where: isText,
  words: isText,
  childInDanger: isTrueOrFalse,
  name: isText,
  phone: isText,
});

/** Of the village it was begun for; damaged or of another village it is begun anew. */
export async function recallLead(villageCode: string): Promise<LeadDraft> {
  const kept = recall(key);
  if (isDraft(kept) && kept.villageCode === villageCode) return kept;
  return { submissionId: await newId(), villageCode, signs: [], where: '', words: '', childInDanger: false, name: '', phone: '' };
}

/** Throws 'phone-full'. */
export function keepLead(draft: LeadDraft): void {
  keep(key, draft);
}

/** The county has it, or she does not want to say it any more. */
export function forgetLead(): void {
  forget(key);
}

/** What is empty was not said. */
export function leadOf(draft: LeadDraft, device: string): ReportLead {
  const { words, name, phone, where, ...rest } = draft;
  const said = { words: words.trim(), name: name.trim(), phone: phone.trim() };
  return {
    ...rest,
    where: where.trim(),
    device,
    ...(said.words ? { words: said.words } : {}),
    ...(said.name ? { name: said.name } : {}),
    ...(said.phone ? { phone: said.phone } : {}),
  };
}
