import { reactive } from 'vue';
import { newId } from '../shared/new-id.ts';

/** What is written in words with an act, in the order it is asked for. */
export const texts = ['cause', 'way', 'finding', 'reason', 'rule', 'remedy', 'delivery'] as const;
export type Text = (typeof texts)[number];

export interface ActDraft extends Record<Text, string> {
  /** The act's identity from its first word until it is recorded: however often it is sent, it is done once. */
  submissionId: string;
  amount: string;
}

/** In memory only: what is typed survives a session that ran out, and is nowhere once the tab is closed. */
const drafts = new Map<string, ActDraft>();

/** `suggested`: what its findings begin with. */
export function draftOf(matterId: string, event: string, suggested = ''): ActDraft {
  const key = `${matterId} ${event}`;
  const draft =
    drafts.get(key) ??
    reactive({ submissionId: newId(), amount: '', cause: '', way: '', finding: suggested, reason: '', rule: '', remedy: '', delivery: '' });
  drafts.set(key, draft);
  return draft;
}

export function forgetDraft(matterId: string, event: string): void {
  drafts.delete(`${matterId} ${event}`);
}

export function forgetDrafts(): void {
  drafts.clear();
}
