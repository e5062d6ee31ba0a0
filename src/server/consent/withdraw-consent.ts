import { mayTakeBack } from '../../rules/consent-effect.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { callMembers, lockApplication, recordFamilyEvent, withdrawConsents } from '../matter/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { writeTogether } from '../platform/write-together.ts';
import { answerRequest, listConsentsFrom } from './consent.store.ts';
import { findRequestOf } from './find-request-of.ts';
import { wordsOfConsent } from './words-of-consent.ts';

/**
 * Taken back, with a line in the timeline of every matter that goes on; what it opened is shut from then on (`refuseUnconsented`). Again
 * changes nothing. What a relative takes back, the desk alone reads.
 */
export async function withdrawConsent(house: House, shelf: CatalogueShelf, citizen: Citizen, consentId: string): Promise<void> {
  for (const county of citizen.counties) {
    const scope = inCounty(citizen, county);
    const row = (await listConsentsFrom(house.db, scope)).find(({ id }) => id === consentId);
    if (!row) continue;
    if (!mayTakeBack(row.kind)) throw new Problem('not-now', { text: '说真话是您答应的，收不回。不想办了，就点“不办了”。' });
    const { text } = await wordsOfConsent(house, shelf, scope, row);
    const key = house.vault.applicationKey(county, row.application, row.key_wrapped!);
    await house.db.transaction().execute(async (tx) => {
      await lockApplication(tx, scope, row.application);
      // Read again under the lock: twice at once is once.
      const now = (await listConsentsFrom(tx, scope)).find(({ id }) => id === consentId);
      if (!now || now.withdrawn_at) return;
      const at = house.clock.now();
      const request = row.how === 'own-phone' ? await findRequestOf(tx, scope, row) : undefined;
      await writeTogether(
        tx,
        withdrawConsents(scope, [consentId], at),
        ...(request ? [answerRequest(scope, request.id, { state: 'refused', answered_at: at, answered_by: scope.account })] : []),
      );
      const called = await callMembers(house, tx, scope, { application: row.application, key });
      const who = row.member === 'm1' ? '您' : called(row.member);
      if (request) await recordFamilyEvent(house, tx, scope, { application: row.application, kind: 'consent-changed', what: who, who });
      else await recordFamilyEvent(house, tx, scope, { application: row.application, kind: 'consent-withdrawn', what: text, who });
    });
    return;
  }
  throw new Problem('not-found');
}
