import { CatalogueShelf } from '../learn/index.ts';
import type { House } from '../platform/house.ts';
import { errorForLog } from '../platform/log.ts';
import { listAtWork, listWithCardsToGive } from './campaign.store.ts';
import { findAudience } from './find-audience.ts';
import { giveCards } from './give-cards.ts';
import { tellNext } from './tell-next.ts';

/** One knock is over within seconds, and knocks again where more may be done now. */
const longestMs = 10_000;

const shelves = new WeakMap<House, CatalogueShelf>();

/** A step of a campaign, each in a transaction of its own, until there is nothing to do now. What fails of one holds no other up. */
export async function workCampaigns(house: House, counties: readonly string[]): Promise<void> {
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    for (const { id, state } of await listAtWork(house.db, scope)) {
      const step = () => (state === 'finding' ? findAudience(house, shelfOf(house), scope, id) : tellNext(house, scope, id));
      try {
        const until = performance.now() + longestMs;
        let left = await step();
        while (left === 'more' && performance.now() < until) left = await step();
        if (left === 'more') await house.db.transaction().execute((tx) => house.jobs.send(tx, 'work-campaigns', { county }));
      } catch (error) {
        // Nothing of this step is written and all of it is still to do: said in the log, and tried again by the next knock.
        house.log.error(errorForLog(error), 'a campaign stands still');
      }
    }
    for (const id of await listWithCardsToGive(house.db, scope))
      await giveCards(house, scope, id).catch((error: unknown) => house.log.error(errorForLog(error), 'cards of a campaign stand still'));
  }
}

function shelfOf(house: House): CatalogueShelf {
  const shelf = shelves.get(house) ?? new CatalogueShelf(house);
  shelves.set(house, shelf);
  return shelf;
}
