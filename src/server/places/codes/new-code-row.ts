import type { House } from '../../platform/house.ts';
import type { Scope } from '../../platform/scope.ts';
import type { NewCode } from './codes.store.ts';

/** In use from now. `hangsAt`: in words, where that is known. */
export function newCodeRow(
  house: House,
  scope: Scope,
  { id, village, hangsAt }: { id: string; village: string; hangsAt: string | undefined },
): NewCode {
  return {
    id,
    county: scope.county,
    village,
    issued_at: house.clock.now(),
    issued_by: scope.kind === 'staff' ? scope.staff : null,
    hangs_at: hangsAt ?? null,
    revoked_at: null,
    revoked_by: null,
    revoked_why: null,
    replaced_by: null,
  };
}
