import { cardsAtOnce, isCampaignHour, restDays } from '../../rules/campaign.ts';
import { addDays, dayOf, startOfDay } from '../../rules/day.ts';
import { prepareSaying } from '../notify/index.ts';
import type { House } from '../platform/house.ts';
import type { SystemScope } from '../platform/scope.ts';
import { writeTogether, type Write } from '../platform/write-together.ts';
import { lockFreeCampaign } from './campaign.store.ts';
import { countCardsByVillage, leaveAfterAll, listToldInPerson, lockNextForLiaison } from './card.store.ts';
import { lockPace } from './telling.store.ts';
import { whoIsLeftOut } from './who-is-left-out.ts';

/** Of one knock; the others wait for the next. */
const aBatch = 50;

/**
 * Whom no message of a campaign reaches is told by the liaison: a card each, once, and a few in a village at once. Held and stopped with the
 * campaign.
 */
export async function giveCards(house: House, scope: SystemScope, id: string): Promise<void> {
  const now = house.clock.now();
  if (!isCampaignHour(now)) return;
  await house.db.transaction().execute(async (tx) => {
    await lockPace(tx, scope);
    const row = await lockFreeCampaign(tx, scope, id);
    if (row?.state !== 'running' && row?.state !== 'done') return;
    const lying = await countCardsByVillage(tx, scope);
    const full = [...lying].filter(([, count]) => count >= cardsAtOnce).map(([village]) => village);
    const toldSince = startOfDay(addDays(dayOf(now), 1 - restDays));
    const next = await lockNextForLiaison(tx, scope, id, { full, toldSince, limit: aBatch });
    if (next.length === 0) return;
    const leftOut = await whoIsLeftOut(tx, scope, { program: row.program, found: next });
    const asked = await listToldInPerson(
      tx,
      scope,
      next.map(({ person }) => person),
    );
    const key = house.vault.key(scope.county, 'notices');
    const left: Record<'left' | 'said-no', string[]> = { left: [], 'said-no': [] };
    const writes: Write[] = [];
    for (const one of next) {
      const { id: about, person, account, village, town } = one;
      const out = leftOut(one);
      if (out) left[out].push(about);
      else if ((lying.get(village) ?? 0) < cardsAtOnce) {
        lying.set(village, (lying.get(village) ?? 0) + 1);
        const words = { title: row.title, text: row.text, programId: row.program };
        const why = asked.has(person) ? ('asked' as const) : ('no-number' as const);
        const saying = { about, account, person, kind: 'policy-for-you' as const, words, why, place: { village, town } };
        writes.push(...(await prepareSaying(house, tx, scope, key, saying)));
      }
    }
    for (const state of ['left', 'said-no'] as const)
      if (left[state].length > 0) writes.push(leaveAfterAll(scope, left[state], state, now));
    if (writes.length > 0) await writeTogether(tx, ...writes);
  });
}
