import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { complain, complaint } from './complain.ts';
import type { Officer } from './officer.ts';
import { queryAs } from './query-as.ts';
import type { TestCounty } from './test-county.ts';

/** Delivery reports as vendors write them, of messages that nobody sent. */
export const reportsOfNobody = {
  reportTencentSms: {
    body: [{ mobile: '16900003601', report_status: 'SUCCESS', sid: '2645:nobody', user_receive_time: '2026-11-24 09:05:00' }],
  },
  reportAlibabaSms: { body: [{ phone_number: '16900003601', success: true, biz_id: '9006^0', out_id: randomUUID() }] },
};

/** The ids of a visit, a complaint and a campaign that are there, so that what is sent comes further than the door. */
export async function openWhatCountyHas(county: TestCounty, bureau: Officer, matterId: string): Promise<Record<string, string>> {
  const staff = await queryAs<{ id: string }>(county.database.ownerUrl, `select id from staff where login in ('county', 'county-second')`);
  const visit = { submissionId: randomUUID(), day: '2026-12-02', half: 'morning', visitors: staff.map(({ id }) => id) };
  const { visits } = (await bureau.ask('staffPlanMatterVisit', { params: { matterId }, body: visit })).body;
  expect(await complain(county, complaint(county))).toMatchObject({ status: 201 });
  const { grievances } = (await bureau.ask('staffListGrievances')).body;
  const campaignId = randomUUID();
  const written = { program: 'elder-80', title: '演示', text: '您家可能够得上。想问打12349。' };
  expect((await bureau.ask('staffWriteCampaign', { params: { campaignId }, body: written })).status).toBeLessThan(300);
  return { visitId: visits[0]!.visitId, grievanceId: grievances[0]!.grievanceId, campaignId };
}

/** Nobody moves them who has not seen them as they are. */
export async function versionsOf(bureau: Officer, ids: Record<string, string>): Promise<number[]> {
  const { visitId = '', grievanceId = '', campaignId = '' } = ids;
  const answers = await Promise.all([
    bureau.ask('staffReadVisit', { params: { visitId } }),
    bureau.ask('staffReadGrievance', { params: { grievanceId } }),
    bureau.ask('staffReadCampaign', { params: { campaignId } }),
  ]);
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200]);
  return answers.map(({ body }) => (body as { version: number }).version);
}
