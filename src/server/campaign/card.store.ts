import type { CardsLeft } from '../../rules/campaign.ts';
import type { Reader, Tx } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import type { Write } from '../platform/write-together.ts';
import { byLot } from './audience.store.ts';

/** Villages where so many cards of this sort lie already, and how many lie in the others. */
export async function countCardsByVillage(db: Reader, scope: Scope): Promise<Map<string, number>> {
  const rows = await db
    .selectFrom('errand')
    .select(['village', (eb) => eb.fn.countAll<string>().as('count')])
    .where('county', '=', scope.county)
    .where('state', '=', 'open')
    .where('kind', '=', 'policy-for-you')
    .groupBy('village')
    .execute();
  return new Map(rows.map(({ village, count }) => [village, Number(count)]));
}

/** Whoever comes next by lot and has no card yet, in a village that can take one, and was told nothing of this sort since then. */
export async function lockNextForLiaison(
  tx: Tx,
  scope: Scope,
  campaign: string,
  { full, toldSince, limit }: { full: readonly string[]; toldSince: Date; limit: number },
) {
  const next = byLot(tx, scope, campaign)
    .select('application.village')
    .where('campaign_person.state', '=', 'for-liaison')
    .where((eb) =>
      eb.not(
        eb.exists(
          eb
            .selectFrom('notice')
            .select('notice.id')
            .where('notice.county', '=', scope.county)
            .whereRef('notice.person', '=', 'campaign_person.person')
            .where('notice.kind', '=', 'policy-for-you')
            .where((one) => one.or([one('notice.about', '=', one.ref('campaign_person.id')), one('notice.at', '>', toldSince)])),
        ),
      ),
    );
  return (full.length > 0 ? next.where('application.village', 'not in', [...full]) : next)
    .limit(limit)
    .forUpdate('campaign_person')
    .execute();
}

/** After they were set apart for the liaison it became known that nobody is to tell them. */
export function leaveAfterAll(scope: Scope, ids: readonly string[], state: 'left' | 'said-no', at: Date): Write {
  return (db) =>
    db
      .updateTable('campaign_person')
      .set({ state, settled_at: at })
      .where('county', '=', scope.county)
      .where('id', 'in', [...ids])
      .where('state', '=', 'for-liaison');
}

/** Who of them is told by a person, whatever else would go out. */
export async function listToldInPerson(db: Reader, scope: Scope, persons: readonly string[]): Promise<ReadonlySet<string>> {
  const rows = await db
    .selectFrom('person_way')
    .select('person')
    .where('county', '=', scope.county)
    .where('person', 'in', [...persons])
    .where('way', '=', 'in-person')
    .execute();
  return new Set(rows.map(({ person }) => person));
}

export async function listOpenCards(db: Reader, scope: Scope, campaign: string): Promise<string[]> {
  const rows = await db
    .selectFrom('errand')
    .innerJoin('notice', (join) => join.onRef('notice.county', '=', 'errand.county').onRef('notice.id', '=', 'errand.notice'))
    .innerJoin('campaign_person', (join) =>
      join.onRef('campaign_person.county', '=', 'notice.county').onRef('campaign_person.id', '=', 'notice.about'),
    )
    .select('errand.id')
    .where('errand.county', '=', scope.county)
    .where('errand.state', '=', 'open')
    .where('campaign_person.campaign', '=', campaign)
    .execute();
  return rows.map(({ id }) => id);
}

/** Of those who are told by a person: whose card waits for a place, lies with a liaison, was said, or was called off. */
export async function countSaid(db: Reader, scope: Scope, campaign: string): Promise<Map<'waiting' | 'open' | 'heard' | 'closed', number>> {
  const rows = await db
    .selectFrom('campaign_person')
    .leftJoin('notice', (join) =>
      join.onRef('notice.county', '=', 'campaign_person.county').onRef('notice.about', '=', 'campaign_person.id'),
    )
    .leftJoin('errand', (join) => join.onRef('errand.county', '=', 'notice.county').onRef('errand.notice', '=', 'notice.id'))
    .select((eb) => [eb.fn.coalesce('errand.state', eb.val('waiting' as const)).as('state'), eb.fn.countAll<string>().as('count')])
    .where('campaign_person.county', '=', scope.county)
    .where('campaign_person.campaign', '=', campaign)
    .where('campaign_person.state', '=', 'for-liaison')
    .groupBy('errand.state')
    .execute();
  return new Map(rows.map(({ state, count }) => [state, Number(count)]));
}

export async function countCardsLeft(db: Reader, scope: Scope, campaign: string): Promise<CardsLeft> {
  const said = await countSaid(db, scope, campaign);
  return { waiting: said.get('waiting') ?? 0, open: said.get('open') ?? 0 };
}
