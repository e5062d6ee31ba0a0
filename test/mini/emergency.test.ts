import { beforeEach, describe, expect, test, vi } from 'vitest';
import type { ReportEmergency } from '../../src/contract/emergency.contract.ts';
import type { ReportLead } from '../../src/contract/lead.contract.ts';
import { callsWithoutNetwork, placeOfPhone } from '../../src/mini/emergency/place.ts';
import { useHousehold } from '../../src/mini/shared/household.store.ts';
import { keep, keepPhoto, recallPhoto } from '../../src/mini/shared/keep/keep.ts';
import { addSupplied, listSupplied, sendSupplied } from '../../src/mini/shared/send/supply.ts';
import { sendToldLeads, tellLead, toldLeads } from '../../src/mini/shared/send/told-leads.ts';
import { useSession } from '../../src/mini/shared/session.store.ts';
import { sha256 } from '../../src/mini/shared/sha256.ts';
import { dropUrgent, findUrgent, mendUrgent, sendUrgent, sendUrgents, startUrgents, urgents } from '../../src/mini/shared/send/urgent.ts';
import { village } from './helpers/kangjia.ts';
import { json, newPhone, refusal, signIn } from './helpers/phone.ts';
import { SealingCounty } from './helpers/sealing-county.ts';
import { phone } from './helpers/taro-stub.ts';
import { sentBodies } from './helpers/wechat.ts';

const report: ReportEmergency = {
  submissionId: '11111111-1111-4111-8111-111111111111',
  what: 'fire',
  villageCode: village.codeId,
  where: '村东头',
  phone: '16900003001',
};
const lead: ReportLead = {
  submissionId: report.submissionId,
  villageCode: village.codeId,
  device: '33333333-3333-4333-8333-333333333333',
  signs: ['ill'],
  where: '2组，老李家',
  childInDanger: false,
};
const received = { number: '4821', receivedAt: '2026-11-27T22:00:00+08:00', text: '收到了。', calls: [{ name: '12349', phone: '12349' }] };

beforeEach(() => {
  vi.useFakeTimers();
  newPhone();
  urgents.value = [];
  toldLeads.value = [];
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

describe('on a phone that knows the county’s key', () => {
  let county: SealingCounty;
  beforeEach(() => {
    county = new SealingCounty();
    useHousehold().settle({ ...village, sealingKey: county.key });
  });
  const kept = (): string => [...phone.storage].join();

  test('nobody reads what waits, not even the phone: it goes out in the same envelope, and a mended number beside it', async () => {
    await sendUrgent(report);
    expect(kept()).not.toMatch(/16900003001|村东头|fire/);
    expect(findUrgent(report.submissionId)).toMatchObject({ state: 'waiting', attempts: 1 });
    urgents.value = [];
    phone.answer = () => refusal(400, 'field-refused', { field: 'phone' });
    startUrgents();
    await vi.advanceTimersByTimeAsync(1);
    await sendUrgents();
    expect(findUrgent(report.submissionId)?.state).toBe('refused');
    phone.answer = () => json(201, received);
    await mendUrgent(report.submissionId, { phone: '16900003009' });
    expect(findUrgent(report.submissionId)).toMatchObject({ state: 'sent', answer: received });
    const bodies = sentBodies() as { villageCode: string; envelopes: string[] }[];
    expect(new Set(bodies.map(({ envelopes }) => envelopes[0])).size).toBe(1);
    expect(bodies.at(-1)!.envelopes.map((envelope) => county.read(envelope))).toEqual([report, { phone: '16900003009' }]);
    expect(kept()).not.toContain('envelopes');
  });

  test('what an earlier release kept readable is sealed at the next start; what no key opens goes as it is while the page has the words', async () => {
    phone.storage.set(
      `urgent:${report.submissionId}`,
      JSON.stringify({ state: 'waiting', submissionId: report.submissionId, at: 1, attempts: 3, report }),
    );
    startUrgents();
    await vi.advanceTimersByTimeAsync(1);
    await sendUrgents();
    expect(kept()).not.toContain('村东头');
    const other = { ...report, submissionId: '22222222-2222-4222-8222-222222222222' };
    phone.answer = ({ url }) => (url.includes('sealed') ? refusal(409, 'seal-unknown') : json(201, received));
    await sendUrgent(other);
    expect(findUrgent(other.submissionId)?.state).toBe('sent');
  });

  test('without randomness to be trusted it stays readable, which the page says, and goes all the same', async () => {
    vi.stubGlobal('crypto', undefined);
    await sendUrgent(report);
    vi.unstubAllGlobals();
    expect(findUrgent(report.submissionId)).toMatchObject({ state: 'waiting', report });
  });

  test('a lead goes by itself when the network is back, and the county’s wait is kept', async () => {
    let keptFirst = '';
    await tellLead(lead, () => (keptFirst = kept()));
    expect(keptFirst).toContain('envelopes');
    expect(kept()).not.toContain('老李家');
    phone.answer = () => refusal(429, 'too-many-tries', { retryAfterSeconds: 60 });
    await sendToldLeads();
    const asked = phone.asked.length;
    await sendToldLeads();
    expect(phone.asked).toHaveLength(asked);
    phone.answer = () => json(201, { text: '收到了。', call: '12349' });
    await vi.advanceTimersByTimeAsync(5 * 60_000);
    expect(toldLeads.value).toMatchObject([{ state: 'sent', answer: { text: '收到了。' } }]);
    expect(kept()).not.toContain('envelopes');
  });

  test('a lead that a full phone cannot keep says so, and is kept once there is room', async () => {
    keep('settled', 'here');
    phone.fateOf = () => 'no-room';
    const isKept = vi.fn<() => void>();
    await tellLead(lead, isKept);
    expect(isKept).not.toHaveBeenCalled();
    expect(toldLeads.value).toMatchObject([{ state: 'waiting', unkept: true }]);
    phone.fateOf = () => 'done';
    await sendToldLeads();
    expect(toldLeads.value[0]).not.toHaveProperty('unkept');
    expect(kept()).toContain('envelopes');
  });

  test('a photo that follows waits sealed, and the plain one is gone', async () => {
    vi.useRealTimers();
    signIn();
    const bytes = new TextEncoder().encode('a bill').buffer as ArrayBuffer;
    const paperId = '44444444-4444-4444-8444-444444444444';
    await keepPhoto(paperId, bytes);
    const one = { paperId, matterId: report.submissionId, kind: 'medical-bills', sha256: sha256(bytes), by: useSession().phone };
    const id = await addSupplied(one);
    expect([id === paperId, await recallPhoto(paperId)]).toEqual([false, undefined]);
    phone.answer = (asked) => json(200, { paperId: id, sha256: asked.header['x-sha256'] });
    await sendSupplied();
    expect(county.open(new Uint8Array(phone.asked.at(-1)!.data as ArrayBuffer))).toEqual(new Uint8Array(bytes));
    expect(listSupplied()).toEqual([]);
  });
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
