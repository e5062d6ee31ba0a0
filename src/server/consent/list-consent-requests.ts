import type { ConsentRequests } from '../../contract/consent.contract.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import { dayOf } from '../../rules/day.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { readAccountPhone } from '../people/index.ts';
import type { CodeBook } from '../places/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { listRequestsTo } from './consent.store.ts';
import { wordsOfConsent } from './words-of-consent.ts';

/**
 * Who asks the owner of this number to agree to something. He may live elsewhere and have begun nothing with any county, so every county
 * is asked by the hash of his number. He reads who asks and the words, and nothing of what is asked for.
 */
export async function listConsentRequests(house: House, book: CodeBook, shelf: CatalogueShelf, citizen: Citizen): Promise<ConsentRequests> {
  const hash = house.vault.hash('phone', await readAccountPhone(house, citizen.account));
  const requests: ConsentRequests['requests'] = [];
  for (const { id: county, name: countyName } of book.counties) {
    const scope = inCounty(citizen, county);
    for (const row of await listRequestsTo(house.db, scope, hash)) {
      const key = house.vault.applicationKey(county, row.application, row.key_wrapped!);
      const sealedAt = { column: 'consent_request.sealed', county, row: row.id };
      const { who, called } = house.vault.openJson<{ who: string; called: string }>(key, sealedAt, row.sealed);
      const { text, effect } = await wordsOfConsent(house, shelf, scope, row);
      requests.push({
        requestId: row.id,
        asks: `${who}在${countyName}申请救助，把您写成“${called}”。`,
        text,
        state: row.state,
        when: dayInWords(dayOf(row.asked_at)),
        note: '不同意也不影响她申请。您点了什么，不告诉她。',
        effect,
      });
    }
  }
  return { requests };
}
