import { reactive } from 'vue';
import { newId } from '../shared/new-id.ts';

/** What is being written at the window or in a referral; one for each place where something can be written. */
export interface ReferDraft {
  /** The act's identity until it is recorded: however often it is sent, it is done once. */
  submissionId: string;
  text: string;
  asked: string;
  body: string;
  amount: string;
  clerk: string;
  consent: string;
  chosen: string;
  facts: string[];
  papers: string[];
}

/** In memory only: what is typed survives a session that ran out, and is nowhere once the tab is closed. */
const drafts = new Map<string, ReferDraft>();

export function referDraftOf(key: string): ReferDraft {
  const draft =
    drafts.get(key) ??
    reactive({
      submissionId: newId(),
      text: '',
      asked: '',
      body: '',
      amount: '',
      clerk: '',
      consent: '',
      chosen: '',
      facts: [],
      papers: [],
    });
  drafts.set(key, draft);
  return draft;
}

export function forgetReferDraft(key: string): void {
  drafts.delete(key);
}

export function forgetReferDrafts(): void {
  drafts.clear();
}
