import type { House } from './house.ts';
import type { Reader } from './database.ts';
import { newId } from './new-id.ts';
import type { Scope } from './scope.ts';

interface Look {
  act: 'listed' | 'opened' | 'recorded' | 'signed-in' | 'signed-out' | 'added';
  whatKind: 'matter' | 'matters' | 'paper' | 'staff';
  what: string;
}

/** One row per look or act, in the same transaction where there is one. Only ids and words from this list. */
export async function recordLook(house: House, db: Reader, scope: Scope, look: Look): Promise<void> {
  await db
    .insertInto('audit')
    .values({
      county: scope.county,
      id: newId(house.clock),
      at: house.clock.now(),
      who_kind: scope.kind,
      who: scope.kind === 'staff' ? scope.staff : scope.kind === 'citizen' ? scope.account : null,
      act: look.act,
      what_kind: look.whatKind,
      what: look.what,
    })
    .execute();
}
