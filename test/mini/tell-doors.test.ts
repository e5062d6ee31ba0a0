import { beforeEach, describe, expect, test } from 'vitest';
import type { Doors, Matter } from '../../src/contract/check.contract.ts';
import { askWhyLate, readMatter } from '../../src/mini/check/check.api.ts';
import { tellDoors } from '../../src/mini/check/tell-doors.ts';
import { words } from '../../src/mini/check/words.ts';
import { useLookUp } from '../../src/mini/shared/http/look-up.ts';
import { json, newPhone, refusal, signIn } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';

const source = { kind: 'law', ref: '行政诉讼法第四十六条' };
const waiting = { kind: 'court', text: '收到纸6个月内，也能去法院告。', state: 'waiting', source };
const over = { ...waiting, state: 'over', lastDay: '2027-06-05', until: '2027年6月5日 星期六已经过了。' };

describe('the doors out of a no', () => {
  test('stand in one order, are numbered as they stand, and none is told behind another', () => {
    const all: Doors = { lookAgain: '再查', applyAgain: '再申请', object: { counted: '从那天算起', remedies: [waiting] } };
    const told = tellDoors(all);
    expect(told.map(({ title }) => title)).toEqual([`① ${words.no.lookAgain}`, `② ${words.no.applyAgain}`, `③ ${words.no.object}`]);
    expect(told.map(({ ways }) => ways.length)).toEqual([0, 0, 1]);
    expect(tellDoors({ object: all.object! }).map(({ title }) => title)).toEqual([`① ${words.no.object}`]);
    expect(tellDoors({})).toEqual([]);
  });

  test('count from the paper; what is over says so, what has no limit counts nothing, where there is no way nothing is promised', () => {
    const objectOf = (object: Doors['object']) => tellDoors({ object: object! })[0]!;
    expect(objectOf({ counted: '纸还没到', remedies: [waiting] })).toMatchObject({
      text: '纸还没到',
      ways: [{ until: '', isOver: false }],
    });
    expect(objectOf({ counted: '从那天算起', remedies: [over] }).ways).toMatchObject([{ until: over.until, isOver: true }]);
    expect(objectOf({ counted: '纸还没到', remedies: [{ ...waiting, text: '能请县司法局再看一遍。' }] }).text).toBe('');
    expect(objectOf({ counted: '', remedies: [], none: '县慈善总会定的' })).toMatchObject({ text: '县慈善总会定的', ways: [] });
  });
});

describe('without a network', () => {
  beforeEach(() => {
    newPhone();
    signIn();
  });
  const matter = { matterId: 'm', doors: { applyAgain: '再申请' }, meanwhile: ['等我们办。'] } as unknown as Matter;

  test('the matter is there as it was last told, doors and all, and says how old it is', async () => {
    phone.answer = () => json(200, matter);
    const { state, found, asOf, look } = useLookUp<Matter>();
    await look('matter:m', () => readMatter('m'));
    expect(state.value).toBe('ready');
    phone.answer = () => 'no-network';
    await look('matter:m', () => readMatter('m'));
    expect([state.value, found.value]).toEqual(['old', matter]);
    expect(asOf.value).toMatch(/^今天(凌晨|上午|中午|下午|晚上)\d/);
  });

  test('a question goes to its own door once a press; what refuses it is told as the county says it', async () => {
    const answers = [json(201, { inquiryId: 'a', text: '已告诉县里，7月15日 星期三前回您' }), refusal(409, 'not-now')];
    phone.answer = () => answers.shift()!;
    const body = { submissionId: '11111111-1111-4111-8111-111111111111' };
    expect((await askWhyLate('m', body)).text).toContain('前回您');
    await expect(askWhyLate('m', body)).rejects.toMatchObject({ code: 'not-now' });
    expect(phone.asked.map(({ url }) => url.replace(/^.*\/api/, '/api'))).toEqual(['/api/matters/m/inquiries', '/api/matters/m/inquiries']);
  });
});
