import { addDays, dayOf, startOfDay } from '../../rules/day.ts';
import { isCampaignHour, personsAMinute, personsAnHour, restDays, restsUntil, sampleSize } from '../../rules/campaign.ts';
import { prepareTelling } from '../notify/index.ts';
import { readFigures } from '../places/index.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { SystemScope } from '../platform/scope.ts';
import { writeTogether, type Write } from '../platform/write-together.ts';
import { lockFreeCampaign, type CampaignRow } from './campaign.store.ts';
import { listToldInPerson } from './card.store.ts';
import { moveCampaign } from './move-campaign.ts';
import {
  countTold,
  countToldSince,
  hasOnItsWay,
  hasWaiting,
  letRest,
  listToldSince,
  lockNext,
  lockPace,
  settlePeople,
} from './telling.store.ts';
import { whoIsLeftOut } from './who-is-left-out.ts';

/** So few that a press on 先停下 waits for no more than these. */
const aBatch = 20;

/**
 * The next few are told, in one transaction with what they are told: whatever stops it, who was told stays told once and the others wait.
 * Whether it still runs is read under the lock that a pause takes. `more`: others may be told now.
 */
export async function tellNext(house: House, scope: SystemScope, id: string): Promise<'more' | 'resting'> {
  const { clock, db } = house;
  return db.transaction().execute(async (tx) => {
    await lockPace(tx, scope);
    const row = await lockFreeCampaign(tx, scope, id);
    const now = clock.now();
    if ((row?.state !== 'approved' && row?.state !== 'running') || !isCampaignHour(now)) return 'resting';
    const limit = Math.min(aBatch, await leftOfSamples(tx, scope, row), await leftOfPace(house, tx, scope, now));
    const next = limit > 0 ? await lockNext(tx, scope, id, { now, limit }) : [];
    if (next.length === 0) {
      await closeIfDone(house, tx, scope, row, now);
      return 'resting';
    }
    const writes = await prepareAll(house, tx, scope, row, next);
    await writeTogether(tx, ...writes);
    if (!(await hasWaiting(tx, scope, id))) await closeIfDone(house, tx, scope, row, now);
    return 'more';
  });
}

async function leftOfSamples(tx: Tx, scope: SystemScope, { id, state }: CampaignRow): Promise<number> {
  return state === 'approved' ? sampleSize - (await countTold(tx, scope, id)) : Infinity;
}

/** What is left of this hour and of this minute, over all campaigns. Nobody is told where no one has said what the hotline bears. */
async function leftOfPace({ clock }: House, tx: Tx, scope: SystemScope, now: Date): Promise<number> {
  const anHour = personsAnHour(await readFigures(tx, scope), dayOf(clock.now()));
  if (anHour === undefined) return 0;
  const since = (ms: number) => new Date(now.getTime() - ms);
  const hour = anHour - (await countToldSince(tx, scope, since(3_600_000)));
  // A knock comes a moment early or late: a minute that is not quite over does not cost the next one its turn.
  return Math.min(hour, personsAMinute(anHour) - (await countToldSince(tx, scope, since(55_000))));
}

/** All of them, or of the samples, are out and nothing is under way: until then somebody can still hold what has not gone out. */
async function closeIfDone(house: House, tx: Tx, scope: SystemScope, row: CampaignRow, now: Date): Promise<void> {
  const isSampling = row.state === 'approved';
  const told = isSampling ? await countTold(tx, scope, row.id) : 0;
  // Where the few that could be told were told and the others rest, those few are looked at; where nobody was told yet, there is nothing to look at.
  const waits = told < sampleSize && (await hasWaiting(tx, scope, row.id, told > 0 ? now : undefined));
  if (waits) return;
  if (await hasOnItsWay(tx, scope, row.id)) return;
  const state = isSampling ? 'sampled' : 'done';
  await moveCampaign(house, tx, scope, row, { kind: state, actor: null, change: { state } });
}

type Next = Awaited<ReturnType<typeof lockNext>>;

async function prepareAll(house: House, tx: Tx, scope: SystemScope, row: CampaignRow, next: Next): Promise<Write[]> {
  const now = house.clock.now();
  const persons = next.map(({ person }) => person);
  const leftOut = await whoIsLeftOut(tx, scope, { program: row.program, found: next });
  const restSince = startOfDay(addDays(dayOf(now), 1 - restDays));
  const lately = await listToldSince(tx, scope, persons, restSince);
  const inPerson = await listToldInPerson(tx, scope, persons);
  const key = house.vault.key(scope.county, 'notices');
  const settled: Record<'told' | 'for-liaison' | 'left' | 'said-no', string[]> = { told: [], 'for-liaison': [], left: [], 'said-no': [] };
  const writes: Write[] = [];
  for (const one of next) {
    const { id, person, account } = one;
    const toldAt = lately.get(person);
    const why = leftOut(one);
    if (why) settled[why].push(id);
    // Told by another campaign this week: this one waits its turn.
    else if (toldAt) writes.push(letRest(scope, id, restsUntil(toldAt)));
    // Nobody reads an inbox of hers and no number is her own, or she does not read: somebody of her village says it.
    else if (account === null || inPerson.has(person)) settled['for-liaison'].push(id);
    else {
      settled.told.push(id);
      const words = { title: row.title, text: row.text, programId: row.program };
      const telling = { about: id, account, person, kind: 'policy-for-you' as const, words, values: {}, wechatValues: {}, from: now };
      writes.push(...(await prepareTelling(house, tx, scope, key, telling)));
    }
  }
  for (const [state, ids] of Object.entries(settled))
    if (ids.length > 0) writes.push(settlePeople(scope, ids, state as keyof typeof settled, now));
  return writes;
}
