import type { GivenConsents } from '../../contract/consent.contract.ts';
import { mayTakeBack } from '../../rules/consent-effect.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import { dayOf } from '../../rules/day.ts';
import { maskName } from '../../rules/mask.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { callMembers } from '../matter/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { listConsentsFrom } from './consent.store.ts';
import { wordsOfConsent } from './words-of-consent.ts';

/** Everything that was agreed to from this account, the newest first, each with its own words and its own way back. */
export async function listConsents(house: House, shelf: CatalogueShelf, citizen: Citizen): Promise<GivenConsents> {
  const consents: GivenConsents['consents'] = [];
  for (const county of citizen.counties) {
    const scope = inCounty(citizen, county);
    for (const row of await listConsentsFrom(house.db, scope)) {
      const key = house.vault.applicationKey(county, row.application, row.key_wrapped!);
      const nameAt = { column: 'application.name_sealed', county, row: row.application };
      const isOwn = row.how === 'own-phone';
      const called = await callMembers(house, house.db, scope, { application: row.application, key });
      const { text, effect } = await wordsOfConsent(house, shelf, scope, row);
      const day = dayOf(row.at);
      consents.push({
        consentId: row.id,
        kind: row.kind,
        text,
        day,
        when: dayInWords(day),
        who: isOwn ? '我' : called(row.member),
        forWhom: maskName(house.vault.open(key, nameAt, row.name_sealed!)),
        state: row.withdrawn_at ? 'withdrawn' : 'in-force',
        ...(row.withdrawn_at ? { withdrawnWhen: dayInWords(dayOf(row.withdrawn_at)) } : {}),
        ...(mayTakeBack(row.kind) && !row.withdrawn_at ? { effect } : {}),
      });
    }
  }
  return { consents };
}
