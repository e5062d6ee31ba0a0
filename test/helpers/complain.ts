import { randomUUID } from 'node:crypto';
import type { ReportComplaint, ReportedComplaint } from '../../src/contract/grievance.contract.ts';
import { ask, workOut, type Answer } from './villager.ts';
import type { TestCounty } from './test-county.ts';

export function complaint(county: TestCounty, given: Partial<ReportComplaint> = {}): ReportComplaint {
  return {
    submissionId: randomUUID(),
    secret: randomUUID(),
    villageCode: county.codeId,
    device: randomUUID(),
    kind: 'person',
    side: 'town',
    words: '办事的人让我请客吃饭',
    ...given,
  };
}

/** As a phone does: the county asks for a small sum first. */
export async function complain(county: TestCounty, body: ReportComplaint): Promise<Answer<ReportedComplaint>> {
  const first = await ask(county.publicUrl, 'reportComplaint', { body });
  if (first.status !== 428) return first;
  const { sum } = first.body as unknown as { sum: { challenge: string; bits: number } };
  return ask(county.publicUrl, 'reportComplaint', { body, headers: { 'x-sum': workOut({ ...sum, expiresAt: '' }, '') } });
}
