import type { AnswerConsentRequest } from '../../contract/consent.contract.ts';
import { callMembers, listConsentsOf, lockApplication, recordFamilyEvent, withdrawConsents } from '../matter/index.ts';
import { noteCounty, readAccountPhone } from '../people/index.ts';
import type { CodeBook } from '../places/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { Problem } from '../platform/problem.ts';
import { writeTogether, type Write } from '../platform/write-together.ts';
import { answerRequest, insertConsent, listRequestsTo, lockRequest } from './consent.store.ts';

/**
 * Yes or no, on the phone of whoever is asked. The applicant reads once that he has answered and never what; a changed mind is the desk's to
 * read alone. A yes is a consent of his own, and a no after it takes that back. The same again changes nothing.
 */
export async function answerConsentRequest(
  house: House,
  book: CodeBook,
  citizen: Citizen,
  { requestId, answer }: AnswerConsentRequest & { requestId: string },
): Promise<void> {
  const hash = house.vault.hash('phone', await readAccountPhone(house, citizen.account));
  for (const { id: county } of book.counties) {
    const scope = inCounty(citizen, county);
    const found = (await listRequestsTo(house.db, scope, hash)).find(({ id }) => id === requestId);
    if (!found) continue;
    const state = answer === 'yes' ? 'agreed' : 'refused';
    const key = house.vault.applicationKey(county, found.application, found.key_wrapped!);
    await house.db.transaction().execute(async (tx) => {
      await lockApplication(tx, scope, found.application);
      const request = (await lockRequest(tx, scope, requestId))!;
      if (request.state === state || request.state === 'ended') return;
      const now = house.clock.now();
      const { application, member, kind, version } = request;
      const writes: Write[] = [answerRequest(scope, requestId, { state, answered_at: now, answered_by: scope.account })];
      if (!citizen.counties.includes(county)) writes.push(noteCounty(scope.account, county));
      if (state === 'agreed')
        writes.push(
          insertConsent({ county, id: newId(house.clock), application, member, person: null, kind, version, how: 'own-phone', at: now }),
        );
      else {
        const given = (await listConsentsOf(tx, scope, application)).filter(
          (one) => one.member === member && one.kind === kind && one.how === 'own-phone' && !one.withdrawn_at,
        );
        if (given.length > 0) {
          const ids = given.map(({ id }) => id);
          writes.push(withdrawConsents(scope, ids, now));
        }
      }
      await writeTogether(tx, ...writes);
      const who = (await callMembers(house, tx, scope, { application, key }))(member);
      const event = request.state === 'asked' ? 'consent-answered' : 'consent-changed';
      await recordFamilyEvent(house, tx, scope, { application, kind: event, what: who, who });
      await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'consent-request', what: requestId });
    });
    return;
  }
  throw new Problem('not-found');
}
