import { randomUUID } from 'node:crypto';
import type { Campaign } from '../../src/contract/campaign.contract.ts';
import type { CampaignAct } from '../../src/rules/campaign.ts';
import { Officer } from './officer.ts';
import { queryAs } from './query-as.ts';
import { openTestCounty, type TestCounty } from './test-county.ts';
import { inventedIdNumber, Villager } from './villager.ts';

/** 政策找人, by the doors of the desk and of the phone. */
export let county: TestCounty;
export let li: Officer;
export let zhou: Officer;
/** Each filed for herself, and what she said then fits: eighty years old. */
export let old: Villager[];
export let young: Villager;

export const scope = { kind: 'system', county: '371623' } as const;
export const families = 23;
export const title = '八十岁以上老人有津贴';
export const text = '您家可能够得上高龄津贴。看看要什么，不用急。想问打12349。';
const phone = (number: number) => `1690000${5200 + number}`;

export async function openCampaignCounty(): Promise<void> {
  county = await openTestCounty();
  await signInAnew();
  const everybody = [...Array.from({ length: families }, (_, number) => number), 90].map((number) => new Villager(county, phone(number)));
  await Promise.all(everybody.map((villager) => villager.askForCode()));
  await county.knock();
  for (const villager of everybody) {
    const body = { phone: villager.phone, code: villager.codeOnPhone(), deviceId: villager.deviceId };
    villager.token = (await villager.ask('signIn', { body })).body.token;
  }
  young = everybody.pop()!;
  old = everybody;
  await Promise.all(old.map((villager, number) => file(villager, number, { 'person.age@m1': 84 })));
  await file(young, 90, { 'person.age@m1': 50 });
  await county.knock();
}

/** A session lasts a day: after a wait of days the desk signs in anew. */
export async function signInAnew(): Promise<void> {
  li = await new Officer(county, 'county').signIn();
  zhou = await new Officer(county, 'county-second').signIn();
}

export async function applied(number: number, facts: Record<string, boolean | number | string>, filledBy: 'self' | 'neighbour' = 'self') {
  const villager = await Villager.signedIn(county, phone(number));
  await file(villager, number, facts, filledBy);
  return villager;
}
async function file(villager: Villager, number: number, facts: Record<string, boolean | number | string>, filledBy = 'self') {
  const applicant = { name: '王演示', idNumber: inventedIdNumber(500 + number), filledBy: filledBy as 'self' };
  await villager.apply(await villager.fillForm({ applicant, facts }));
}

export const write = (officer: Officer, given: object = {}, campaignId: string = randomUUID()) =>
  officer.ask('staffWriteCampaign', { params: { campaignId }, body: { program: 'elder-80', title, text, ...given } });
export const read = async ({ campaignId }: { campaignId: string }, by = zhou) =>
  (await by.ask('staffReadCampaign', { params: { campaignId } })).body;
export const act = (officer: Officer, { campaignId, version }: Campaign, what: CampaignAct, submissionId: string = randomUUID()) =>
  officer.ask('staffActOnCampaign', {
    params: { campaignId },
    headers: { 'if-match': String(version) },
    body: { submissionId, act: what },
  });
export const done = async (officer: Officer, campaign: Campaign, what: CampaignAct) => {
  const answer = await act(officer, await read(campaign), what);
  if (answer.status !== 200) throw new Error(`${what}: ${JSON.stringify(answer.body)}`);
  return answer.body;
};
/** Written by one, found, and approved by another. */
export async function approved(given: object = {}): Promise<Campaign> {
  const written = (await write(li, given)).body;
  await done(li, written, 'find');
  await county.knock();
  return done(zhou, written, 'approve');
}
export const inbox = async (villager: Villager) =>
  (await villager.ask('listNotices')).body.notices.filter(({ kind }) => kind === 'policy-for-you');
export const messages = () => county.sms.phones.messages.filter((one) => one.text.includes('可能够得上'));
export const minutes = async (count: number) => {
  for (let minute = 0; minute < count; minute += 1) {
    county.clock.forward({ minutes: 1 });
    await county.knock();
  }
};
/** How often each of them opened it on each day, by the audit. */
export async function looksADay({ campaignId }: Campaign): Promise<number[]> {
  const rows = await queryAs<{ times: number }>(
    county.database.ownerUrl,
    `select count(*)::int as times from audit where act = 'opened' and what_kind = 'campaign' and what = $1
     group by who, (at at time zone 'Asia/Shanghai')::date`,
    [campaignId],
  );
  return rows.map(({ times }) => times);
}
export async function mostCardsEach({ campaignId }: Campaign): Promise<number> {
  const [row] = await queryAs<{ most: number }>(
    county.database.ownerUrl,
    `select max(count)::int as most from (select count(*) from notice join campaign_person found on found.id = notice.about
     where found.campaign = $1 group by found.person) as each`,
    [campaignId],
  );
  return row!.most;
}
/** One of these cards, of anybody but whoever has this number. */
export async function cardNotOf(idNumber: string, cards: readonly { errandId: string }[]): Promise<string> {
  const [row] = await queryAs<{ id: string }>(
    county.database.ownerUrl,
    'select errand.id from errand join person on person.id = errand.person where errand.id = any($1) and person.id_hash <> $2',
    [cards.map(({ errandId }) => errandId), county.house.vault.hash('id-number', idNumber)],
  );
  return row!.id;
}
