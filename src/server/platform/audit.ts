import { dayOf, startOfDay } from '../../rules/day.ts';
import type { House } from './house.ts';
import type { Reader } from './database.ts';
import { newId } from './new-id.ts';
import type { Scope, StaffScope } from './scope.ts';

/**
 * held: she or the colleague she stands in for has it in hand · task: her role has something to do in its step and nobody has it in hand ·
 * offered: somebody wants to hand it on to her · reason: she typed one today
 */
export type Ground = 'held' | 'task' | 'offered' | 'reason';
type HoldAct = 'took' | 'offered' | 'accepted' | 'gave-back' | 'cancelled' | 'said-why' | 'turned-away';

interface Look {
  act:
    | 'listed'
    | 'opened'
    | 'recorded'
    | 'printed'
    | 'exported'
    | 'noted'
    | 'signed-in'
    | 'signed-out'
    | 'added'
    | 'named'
    | 'ended'
    | 'used'
    | 'removed'
    | 'doubted'
    | 'changed'
    | 'begun'
    | 'identified'
    | 'issued'
    | 'revoked'
    | 'tried'
    | 'confirmed'
    | 'dropped'
    | 'approved'
    | 'withdrawn'
    | 'proposed'
    | 'released'
    | 'taken-down'
    | 'put-up'
    | 'taken-off'
    | 'rung'
    | 'closed'
    | 'joined'
    | HoldAct;
  whatKind:
    | 'matter'
    | 'matters'
    | 'looks'
    | 'receipt'
    | 'consent-request'
    | 'lead'
    | 'visit'
    | 'visits'
    | 'morning'
    | 'leads'
    | 'inquiry'
    | 'call-back'
    | 'complaint'
    | 'grievances'
    | 'errand'
    | 'errands'
    | 'told'
    | 'paper'
    | 'province-result'
    | 'staff'
    | 'deputy'
    | 'staff-key'
    | 'staff-figures'
    | 'duty-shift'
    | 'duty-desk'
    | 'practice'
    | 'hand-over'
    | 'referral'
    | 'referrals'
    | 'fact'
    | 'code-check'
    | 'code-photo'
    | 'code-task'
    | 'code-health'
    | 'village-codes'
    | 'village-code'
    | 'code-alias'
    | 'posters'
    | 'places-file'
    | 'county-card'
    | 'news'
    | 'campaign'
    | 'campaigns'
    | 'campaign-no'
    | 'catalogue-draft'
    | 'catalogue-version'
    | 'emergency'
    | 'emergencies'
    | 'leaders'
    | 'person'
    | 'sunshine'
    | 'sunshine-entry'
    | 'sunshine-release'
    | 'sunshine-export'
    | 'sunshine-hanging'
    | 'delivery'
    | 'deliveries';
  what: string;
  /** Of staff, where she does it as somebody's deputy. */
  forWhom?: string | undefined;
  /** By what right it was looked at, or why she was turned away. */
  ground?: Ground | 'own-household' | undefined;
  /** The reason she typed, where that was the right. */
  lookReason?: string | undefined;
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
        ground: look.ground ?? null,
        look_reason: look.lookReason ?? null,
      }),
    )
    .insertInto('audit_unsealed')
    .values({ county, id })
    .execute();
}

/** Of a page of numbers that asks again by itself: her first look of a day is one row, and the others of that day are none. */
export async function recordFirstLook(house: House, db: Reader, scope: StaffScope, look: Look): Promise<void> {
  const before = await db
    .selectFrom('audit')
    .select('id')
    .where('county', '=', scope.county)
    .where('what_kind', '=', look.whatKind)
    .where('what', '=', look.what)
    .where('act', '=', look.act)
    .where('who', '=', scope.staff)
    .where('at', '>=', startOfDay(dayOf(house.clock.now())))
    .limit(1)
    .executeTakeFirst();
  if (!before) await recordLook(house, db, scope, look);
}
