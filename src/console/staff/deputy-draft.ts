import { reactive } from 'vue';
import { newId } from '../shared/new-id.ts';

/** In memory only, like the drafts of acts: what is chosen survives a session that ran out. */
export const deputyDraft = reactive({ submissionId: newId(), deputyStaffId: '', since: '', until: '' });

export function forgetDeputyDraft(): void {
  Object.assign(deputyDraft, { submissionId: newId(), deputyStaffId: '', since: '', until: '' });
}
