import type { CampaignWish, NoteCampaignWish } from '../../contract/campaign.contract.ts';
import { readIdNumber } from '../../rules/id-number.ts';
import { closeErrands, listOpenErrandsOf } from '../notify/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import { recordLook } from '../platform/audit.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { CitizenScope, StaffScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import { writeTogether } from '../platform/write-together.ts';
import { findPersonByIdHash, findToldPerson, keepWish } from './campaign.store.ts';
import { dropWaitingOf } from './telling.store.ts';

type Wish = CampaignWish['wish'];

/** Under a message of her inbox. It holds for every campaign, also for those that come later. */
export async function keepWishOfNotice(house: House, citizen: Citizen, notice: string, wish: Wish): Promise<void> {
  for (const county of citizen.counties) {
    const scope = inCounty(citizen, county);
    const person = await findToldPerson(house.db, scope, notice);
    if (person) return keep(house, scope, { person, wish, by: 'person' });
  }
  throw new Problem('not-found', { because: 'no such message of this account' });
}

/** Of somebody who rang or came by. Whom the county does not know is told of nothing anyhow. */
export async function noteWish(house: House, scope: StaffScope, { idNumber, wish }: NoteCampaignWish): Promise<void> {
  const read = readIdNumber(idNumber);
  if (!read.ok) throw new Problem('field-refused', { field: 'idNumber' });
  const person = await findPersonByIdHash(house.db, scope, house.vault.hash('id-number', read.value));
  if (!person) throw new Problem('not-found', { text: '县里没有这个人的事，不会告诉她。' });
  await keep(house, scope, { person, wish, by: 'desk' });
}

async function keep(
  house: House,
  scope: CitizenScope | StaffScope,
  { person, wish, by }: { person: string; wish: Wish; by: 'person' | 'desk' },
): Promise<void> {
  await house.db.transaction().execute(async (tx) => {
    if (wish === 'no') return keepNo(house, tx, scope, { person, by });
    await writeTogether(tx, keepWish({ county: scope.county, person, state: 'taken-back', since: house.clock.now(), by }));
    await recordLook(house, tx, scope, { act: 'recorded', whatKind: 'campaign-no', what: person });
  });
}

/** In the caller's transaction, also of whoever heard her say it: nobody writes to her of it or goes to tell her any more. */
export async function keepNo(
  house: House,
  tx: Tx,
  scope: CitizenScope | StaffScope,
  { person, by }: { person: string; by: Tables['campaign_no']['by'] },
): Promise<void> {
  const now = house.clock.now();
  await writeTogether(tx, keepWish({ county: scope.county, person, state: 'no', since: now, by }), dropWaitingOf(scope, person, now));
  const ids = await listOpenErrandsOf(tx, scope, { kind: 'policy-for-you', person });
  await closeErrands(house, tx, scope, { ids, because: 'called-off' });
  await recordLook(house, tx, scope, { act: 'withdrawn', whatKind: 'campaign-no', what: person });
}
