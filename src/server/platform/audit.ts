import type { House } from './house.ts';
import type { Reader } from './database.ts';
import { newId } from './new-id.ts';
import type { Scope } from './scope.ts';

interface Look {
  act: 'listed' | 'opened' | 'recorded' | 'signed-in' | 'signed-out' | 'added' | 'named' | 'ended';
  whatKind: 'matter' | 'matters' | 'paper' | 'fact' | 'staff' | 'deputy';
  what: string;
  /** Of staff, where she does it as somebody's deputy. */
  forWhom?: string | undefined;
}

/**
 * One row per look or act, in the same transaction where there is one, and on the list of those to be sealed. Only ids and
 * words from this list.
 */
export async function recordLook(house: House, db: Reader, scope: Scope, look: Look): Promise<void> {
  const { county } = scope;
  const id = newId(house.clock);
  await db
    .with('looked', (one) =>
      one.insertInto('audit').values({
        county,
        id,
        at: house.clock.now(),
        who_kind: scope.kind,
        who: scope.kind === 'staff' ? scope.staff : scope.kind === 'citizen' ? scope.account : null,
        act: look.act,
        what_kind: look.whatKind,
        what: look.what,
        for_whom: look.forWhom ?? null,
      }),
    )
    .insertInto('audit_unsealed')
    .values({ county, id })
    .execute();
}
