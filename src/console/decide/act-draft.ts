import { reactive } from 'vue';
import { newId } from '../shared/new-id.ts';

export interface ActDraft {
  /** The act's identity from its first word until it is recorded: however often it is sent, it is done once. */
  submissionId: string;
  amount: string;
  reason: string;
  remedy: string;
}

/** In memory only: what is typed survives a session that ran out, and is nowhere once the tab is closed. */
const drafts = new Map<string, ActDraft>();

export function draftOf(matterId: string, event: string): ActDraft {
  const key = `${matterId} ${event}`;
  const draft = drafts.get(key) ?? reactive({ submissionId: newId(), amount: '', reason: '', remedy: '' });
  drafts.set(key, draft);
  return draft;
}

export function forgetDraft(matterId: string, event: string): void {
  drafts.delete(`${matterId} ${event}`);
}

export function forgetDrafts(): void {
  drafts.clear();
}
