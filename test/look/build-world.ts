import type { Session } from '../../src/contract/people.contract.ts';
import type { Catalogue } from '../../src/contract/learn.contract.ts';
import type { Notices } from '../../src/contract/notify.contract.ts';
import type { OpenedCode } from '../../src/contract/qr.contract.ts';
import type { Matter, MatterLines } from '../../src/contract/check.contract.ts';
import type { Receipt } from '../../src/contract/apply.contract.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import type { TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

/** Whom and what the states are made from: a county in which things have happened. */
export interface World {
  county: TestCounty;
  village: OpenedCode;
  catalogue: Catalogue;
  /** Helped seven neighbours to apply: one matter of each kind. */
  wang: Session;
  matters: Record<MatterName, string>;
  /** What Wang is told of them all, and of the one just submitted. */
  lines: MatterLines;
  submitted: Matter;
  /** The same of each. */
  told: Record<MatterName, Matter>;
  receipt: Receipt;
  /** A code on a wall that was replaced by a newer one. */
  oldCodeId: string;
  /** Has news that nobody reads. */
  zhou: Session;
  news: Notices;
  /** Signed in and never applied. */
  li: Session;
  /** A number that nothing was asked for yet; another one each time. */
  newPhone: () => string;
}

export type MatterName = 'submitted' | 'accepted' | 'publicNotice' | 'refused' | 'paid' | 'withdrawn' | 'overdue';

/** Real acts through the front door, in the order in which days pass. */
export async function buildWorld(county: TestCounty): Promise<World> {
  const phones = phonesFrom(16_900_001_000);
  const wang = new Villager(county, phones());
  await wang.signIn();
  const { receipts, matters } = await applyForNeighbours(wang);
  await letDaysPass(county, matters);
  const withdrawn = matters.withdrawn;
  const { version } = (await wang.ask('readMatter', { params: { matterId: withdrawn } })).body;
  await must(wang.ask('withdrawMatter', { params: { matterId: withdrawn }, body: { submissionId: crypto.randomUUID(), version } }));

  const zhou = new Villager(county, phones());
  const zhouSession = await zhou.signIn();
  await zhou.apply(await zhou.fillForm({ applicant: { name: '周桂兰', idNumber: inventedIdNumber(20) } }));
  const li = await new Villager(county, phones()).signIn();
  // Days have passed: the session she has now is a fresh one.
  const wangSession = await wang.signIn();
  await county.knock();
  const told = {} as Record<MatterName, Matter>;
  for (const name of Object.keys(matters) as MatterName[])
    told[name] = (await wang.ask('readMatter', { params: { matterId: matters[name] } })).body;
  return {
    county,
    village: (await wang.ask('openCode', { params: { codeId: county.codeId } })).body,
    catalogue: await wang.catalogue(),
    wang: wangSession,
    matters,
    lines: (await wang.ask('listMatters')).body,
    submitted: told.submitted,
    told,
    receipt: receipts[0]!,
    oldCodeId: await replaceSomeCode(county),
    zhou: zhouSession,
    news: (await zhou.ask('listNotices')).body,
    li,
    newPhone: phones,
  };
}

const neighbours: Record<MatterName, string> = {
  overdue: '王秀英',
  refused: '欧阳建国',
  paid: '刘玉兰',
  publicNotice: '张德福',
  accepted: '陈桂芳',
  submitted: '赵大山',
  withdrawn: '阿依古丽·买买提江',
};

async function applyForNeighbours(wang: Villager): Promise<{ receipts: Receipt[]; matters: Record<MatterName, string> }> {
  const receipts: Receipt[] = [];
  for (const [at, name] of Object.values(neighbours).entries()) {
    const applicant = { name, idNumber: inventedIdNumber(at + 1), filledBy: 'neighbour' };
    receipts.push(await wang.apply(await wang.fillForm({ applicant })));
  }
  const ids = Object.keys(neighbours).map((name, at) => [name, receipts[at]!.matters[0]!.matterId]);
  return { receipts, matters: Object.fromEntries(ids) as Record<MatterName, string> };
}

async function letDaysPass(county: TestCounty, matters: Record<MatterName, string>): Promise<void> {
  const town = await new Officer(county, 'haifeng').signIn();
  for (const name of ['refused', 'paid', 'publicNotice', 'accepted'] as const) await must(town.record(matters[name], 'accept'));
  for (const name of ['refused', 'paid', 'publicNotice'] as const) await must(town.record(matters[name], 'hang'));
  county.clock.forward({ days: 9 });
  await town.signIn();
  for (const name of ['refused', 'paid'] as const) await must(town.record(matters[name], 'pass-to-county'));
  const bureau = await new Officer(county, 'county').signIn();
  for (const name of ['refused', 'paid'] as const) {
    const body = { submissionId: crypto.randomUUID(), how: 'call' as const, words: '打电话问过，是他自己的意思。' };
    await must(bureau.ask('staffConfirmPerson', { params: { matterId: matters[name] }, body }));
  }
  await must(bureau.record(matters.paid, 'approve', { amountFen: 1_234_567 }));
  const reason = '查到家里有两套能住人的房子，还有一辆去年买的小轿车。';
  await must(
    bureau.record(matters.refused, 'refuse', {
      reason,
      rule: '社会救助法第二十九条',
      remedy: '房子或车不是您家的，带上证明到镇上说一声，再办一次。',
    }),
  );
  const finance = await new Officer(county, 'finance').signIn();
  await must(finance.record(matters.paid, 'order'));
  await must(finance.record(matters.paid, 'credit'));
}

async function replaceSomeCode(county: TestCounty): Promise<string> {
  const [code] = await queryAs<{ id: string }>(
    county.database.ownerUrl,
    `update village_code set revoked_at = now() where id <> $1 and id = (select max(id) from village_code where county = '371623') returning id`,
    [county.codeId],
  );
  await county.app.freshen();
  return code!.id;
}

async function must(answer: Promise<{ status: number; body: unknown }>): Promise<void> {
  const { status, body } = await answer;
  if (status >= 300) throw new Error(`the world cannot be built: ${status} ${JSON.stringify(body)}`);
}

function phonesFrom(first: number): () => string {
  let next = first;
  return () => String(next++);
}
