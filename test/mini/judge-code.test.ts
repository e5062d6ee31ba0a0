import { beforeEach, describe, expect, test } from 'vitest';
import type { OpenedCode } from '../../src/contract/qr.contract.ts';
import { judgeCode, judgeRefusal } from '../../src/mini/qr/judge-code.ts';
import { useHousehold } from '../../src/mini/shared/household.store.ts';
import { useSession } from '../../src/mini/shared/session.store.ts';
import { json, newPhone, signIn } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';

const village = (codeId: string, county = '371623', state = 'in-use'): OpenedCode => ({
  codeId,
  state,
  county: { id: county, name: county === '371623' ? '无棣县' : '邻县', hotline: '12349' },
  origin: 'http://county.example',
  town: { id: 't', name: '海丰街道' },
  village: { id: codeId.slice(0, 12), name: '康家村' },
  demo: true,
});
const hers = village('371623002250ABQGMQE');
const neighbours = village('371623002251ABQGMQE');
const farAway = village('371699002250ABQGMQE', '371699');

beforeEach(newPhone);

describe('a code that the county opened', () => {
  test('her own goes straight on; another is asked about, unless she has just chosen it', () => {
    expect(judgeCode(hers, hers, false)).toBe('settle');
    expect(judgeCode(hers, undefined, false)).toBe('ask');
    expect(judgeCode(neighbours, hers, false)).toBe('ask');
    expect(judgeCode(neighbours, hers, true)).toBe('settle');
  });

  test('a newer poster of her own village is hers', () => {
    expect(judgeCode(village('371623002250BZZZZZZ'), hers, false)).toBe('settle');
  });

  test('one that is not in use any more, by whatever word, says so', () => {
    expect(judgeCode(village(hers.codeId, '371623', 'revoked'), hers, true)).toBe('replaced');
  });

  test('an old poster says so, also to her who knows it', () => {
    expect(judgeCode(village(hers.codeId, '371623', 'replaced'), hers, true)).toBe('replaced');
  });

  test('another county is always asked about', () => {
    for (const asked of [false, true]) expect(judgeCode(farAway, hers, asked)).toBe('other-county');
    expect(judgeCode(farAway, undefined, true)).toBe('settle');
  });

  test('going over to another county leaves the sign-in of this one behind, and coming back finds it', () => {
    useHousehold().settle(hers);
    signIn('token-of-wudi');
    useHousehold().settle(farAway);
    expect(useSession().signedIn).toBe(false);
    useHousehold().settle(neighbours);
    expect(useSession().session?.token).toBe('token-of-wudi');
  });
});

describe('a code that the county did not open', () => {
  const from = { codeId: hers.codeId, host: undefined, ours: 'county.example', known: undefined };

  test('unknown here, and told apart by whose link it was', () => {
    expect(judgeRefusal('code-unknown', from)).toBe('unknown');
    expect(judgeRefusal('code-unknown', { ...from, host: 'county.example' })).toBe('unknown');
    expect(judgeRefusal('code-unknown', { ...from, host: 'far-away.example' })).toBe('elsewhere');
  });

  test('without a network she goes on in her own village, and can try again for another', () => {
    expect(judgeRefusal('no-network', { ...from, known: hers })).toBe('known');
    expect(judgeRefusal('no-network', { ...from, known: neighbours })).toBe('failed');
    expect(judgeRefusal('code-unknown', { ...from, known: hers })).toBe('unknown');
  });

  test('another poster of her own village is hers too: which of them is the new one only the county knows', () => {
    for (const codeId of ['371623002250BZZZZZZ', '371623002250bzzzzzz'])
      expect(judgeRefusal('too-slow', { ...from, codeId, known: hers })).toBe('known');
  });
});

describe('what changed about her village', () => {
  const withWechat = { ...hers, wechat: { phoneButton: true, templates: ['a'] } };

  test('is learnt at the next start, and kept', async () => {
    useHousehold().settle(hers);
    phone.answer = () => json(200, withWechat);
    await useHousehold().lookAgain();
    useHousehold().remember();
    expect(useHousehold().village?.wechat).toEqual({ phoneButton: true, templates: ['a'] });
  });

  test('another code hangs there, and it is part of another village now: hers stays hers, and says so', async () => {
    useHousehold().settle(hers);
    const now = { ...village('371623002251BZZZZZZ', '371623', 'replaced'), formerVillage: '孙家村' };
    phone.answer = () => json(200, now);
    await useHousehold().lookAgain();
    expect(useHousehold().village).toEqual({ ...now, codeId: hers.codeId });
  });

  test('waits for a network, and never moves her to another county', async () => {
    useHousehold().settle(hers);
    await useHousehold().lookAgain();
    phone.answer = () => json(200, { ...farAway, codeId: hers.codeId });
    await useHousehold().lookAgain();
    expect(useHousehold().village).toEqual(hers);
  });
});
