import { beforeEach, expect, test, vi } from 'vitest';
import type { ReportEmergency } from '../../src/contract/emergency.contract.ts';
import { callsWithoutNetwork, placeOfPhone } from '../../src/mini/emergency/place.ts';
import { dropUrgent, findUrgent, sendUrgent, sendUrgents, startUrgents, urgents } from '../../src/mini/shared/send/urgent.ts';
import { village } from './helpers/kangjia.ts';
import { json, newPhone, refusal } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';
import { sentBodies } from './helpers/wechat.ts';

const report: ReportEmergency = {
  submissionId: '11111111-1111-4111-8111-111111111111',
  what: 'fire',
  villageCode: village.codeId,
  where: '村东头',
  phone: '16900003001',
};
const received = { number: '4821', receivedAt: '2026-11-27T22:00:00+08:00', text: '收到了。', calls: [{ name: '12349', phone: '12349' }] };

beforeEach(() => {
  vi.useFakeTimers();
  newPhone();
  urgents.value = [];
});

test('without a network it is kept, and goes by itself with the same id when the county can be reached', async () => {
  await sendUrgent(report);
  expect(findUrgent(report.submissionId)).toMatchObject({ state: 'waiting', attempts: 1, problem: { code: 'no-network' } });
  // The phone dies and is switched on again.
  urgents.value = [];
  phone.answer = () => json(201, received);
  startUrgents();
  await sendUrgents();
  expect(findUrgent(report.submissionId)).toMatchObject({ state: 'sent', answer: received });
  expect(new Set(sentBodies().map((body) => JSON.stringify(body)))).toEqual(new Set([JSON.stringify(report)]));
  // The county has it: neither number nor words stay on a phone that is lent.
  expect([...phone.storage].join()).not.toMatch(/16900003001|村东头/);
});

test('the county’s trouble is waited out, no longer than twenty seconds; only a number that cannot be rung is hers to mend', async () => {
  phone.answer = () => refusal(503, 'try-again-later', { retryAfterSeconds: 600 });
  await sendUrgent(report);
  phone.answer = () => json(201, received);
  await vi.advanceTimersByTimeAsync(20_000);
  expect(findUrgent(report.submissionId)?.state).toBe('sent');
  const other = { ...report, submissionId: '22222222-2222-4222-8222-222222222222' };
  phone.answer = () => refusal(400, 'field-refused', { field: 'phone' });
  await sendUrgent(other);
  expect(findUrgent(other.submissionId)).toMatchObject({ state: 'refused', problem: { field: 'phone' } });
  dropUrgent(other.submissionId);
  expect(findUrgent(other.submissionId)).toBeUndefined();
});

test('what was kept by somebody else’s hand, or sent a day ago, is no emergency', () => {
  phone.storage.set('urgent:x', JSON.stringify({ state: 'odd' }));
  const at = new Date('2026-11-27T22:00:00+08:00').getTime();
  const sent = { state: 'sent', submissionId: report.submissionId, at, attempts: 1, answer: received };
  phone.storage.set(`urgent:${report.submissionId}`, JSON.stringify(sent));
  startUrgents(at + 60_000);
  expect(urgents.value).toHaveLength(1);
  startUrgents(at + 90_000_000);
  expect(urgents.value).toHaveLength(0);
});

test('the first guess is the phone’s own village; desks to ring are there from when it was opened', () => {
  expect(placeOfPhone(village)).toEqual({ name: '无棣县 海丰街道 康家村', villageCode: village.codeId, townId: 't' });
  expect(placeOfPhone(undefined)).toBeUndefined();
  const duty = [{ name: '海丰街道', phone: '16900005001' }];
  expect(callsWithoutNetwork({ ...village, duty })).toEqual(duty);
  expect(callsWithoutNetwork(undefined)).toEqual([]);
});
