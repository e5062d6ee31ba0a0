import { dayOf, startOfDay } from '../../../rules/day.ts';
import { nextDaytime } from '../../../rules/daytime.ts';
import { prepareTelling } from '../../notify/index.ts';
import type { House } from '../../platform/house.ts';
import { errorForLog } from '../../platform/log.ts';
import type { SystemScope } from '../../platform/scope.ts';
import { writeTogether } from '../../platform/write-together.ts';
import { listDueTellings, lockTelling, settleTelling, wasToldSince } from './news.store.ts';
import { sessionValues, sessionWords } from './session-words.ts';

const batch = 200;

/**
 * Tells those who are to be told of sessions, each in a transaction of their own: whatever stops it, who was told stays told and the
 * others are still due. What fails of one holds nobody else up.
 */
export async function tellDueNews(house: House, counties: readonly string[]): Promise<void> {
  for (const county of counties) {
    const scope = { kind: 'system', county } as const;
    for (const id of await listDueTellings(house.db, scope, { now: house.clock.now(), limit: batch }))
      // Nothing of it is written and the row stays due: said in the log, and tried again by the next knock.
      await tell(house, scope, id).catch((error: unknown) => house.log.error(errorForLog(error), 'not told of a session'));
  }
}

async function tell(house: House, scope: SystemScope, id: string): Promise<void> {
  const { db, clock, vault } = house;
  await db.transaction().execute(async (tx) => {
    const telling = await lockTelling(tx, scope, id);
    if (!telling) return;
    const now = clock.now();
    const { kind, account, person, matter, key_wrapped } = telling;
    const { session } = telling.content;
    if (!key_wrapped || !session) {
      await writeTogether(tx, settleTelling(scope, id, { state: 'left', at: now }));
      return;
    }
    // One SMS a day about sessions; what is another one's stands in the inbox. That it is off or moved is always sent.
    const isMerged = kind === 'session' && (await wasToldSince(tx, scope, account, startOfDay(dayOf(now))));
    const key = vault.applicationKey(scope.county, telling.application, key_wrapped);
    const told = await prepareTelling(house, tx, scope, key, {
      matter,
      // Nothing happened in her matter: what she is told of is this row.
      event: id,
      account,
      person,
      kind,
      words: sessionWords(kind, session),
      values: isMerged ? {} : { ...sessionValues(session) },
      wechatValues: {},
      from: nextDaytime(now),
    });
    await writeTogether(tx, settleTelling(scope, id, { state: 'told', at: now }), ...told);
  });
}
