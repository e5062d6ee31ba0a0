import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findDraft } from './catalogue.store.ts';

/** A draft whole, to be looked at as a phone shows it, or changed elsewhere and sent back. */
export async function readDraftData(house: House, scope: StaffScope, id: string): Promise<unknown> {
  const draft = await findDraft(house.db, scope, id);
  if (!draft) throw new Problem('not-found', { because: 'no such draft of the catalogue' });
  return draft.data;
}
