import { createHash } from 'node:crypto';
import { beforeEach, describe, expect, test } from 'vitest';
import { call, callUnlessSame } from '../../src/mini/shared/http/http.ts';
import { json, newPhone, refusal, signIn } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';

beforeEach(newPhone);

describe('the phone’s one mouth', () => {
  test('puts parameters into the path, escaped', async () => {
    phone.answer = () => json(200, {});
    await call('listVillages', { params: { townId: 'a/b?c' } });
    expect(phone.asked[0]!.url).toBe('http://county.example/api/towns/a%2Fb%3Fc/villages');
  });

  test('shows who she is only where the route is hers', async () => {
    phone.answer = () => json(200, {});
    signIn('token-of-wang');
    await call('listTowns', {});
    await call('listMatters', {});
    expect(phone.asked.map(({ header }) => header['authorization'])).toEqual([undefined, 'Bearer token-of-wang']);
  });

  test('says {} where there is nothing to say, since WeChat calls it JSON either way', async () => {
    phone.answer = () => json(200, {});
    await call('askChallenge', {});
    expect(phone.asked[0]).toMatchObject({ method: 'POST', data: '{}', header: { 'Content-Type': 'application/json' } });
  });

  test('hands on the county’s own words when it says no', async () => {
    phone.answer = () => refusal(429, 'too-many-codes', { retryAfterSeconds: 30 });
    await expect(call('sendSignInCode', { body: { phone: '16900000001', challenge: 'c', nonce: '0' } })).rejects.toMatchObject({
      code: 'too-many-codes',
      title: '题：too-many-codes',
      retryAfterSeconds: 30,
    });
  });

  test('hears the wait from the header too, in any case', async () => {
    phone.answer = () => ({ statusCode: 503, data: '<html>busy</html>', header: { 'Retry-After': '17' } });
    await expect(call('listTowns', {})).rejects.toMatchObject({ code: 'not-understood' });
    phone.answer = () => json(503, { oops: true }, { 'Retry-After': '17' });
    await expect(call('listTowns', {})).rejects.toMatchObject({ code: 'not-understood', retryAfterSeconds: 17 });
  });

  test('knows no network from a page that somebody in between has written', async () => {
    await expect(call('listTowns', {})).rejects.toMatchObject({ code: 'no-network' });
    phone.answer = () => ({ statusCode: 200, data: '<html>sign in to this Wi-Fi</html>' });
    await expect(call('listTowns', {})).rejects.toMatchObject({ code: 'not-understood' });
  });

  test('asks for the catalogue only if it has changed', async () => {
    phone.answer = ({ header }) =>
      header['if-none-match'] === '"3"' ? { statusCode: 304, data: '' } : json(200, { version: 3 }, { ETag: '"3"' });
    const params = { codeId: '371623002250ABQGMQE' };
    const first = await callUnlessSame('readCatalogue', { params }, undefined);
    expect(first).toMatchObject({ tag: '"3"', answer: { version: 3 } });
    expect(await callUnlessSame('readCatalogue', { params }, '"3"')).toBe('same');
  });

  test('works out the small sum that the county asks for, once, and asks again with it', async () => {
    const sum = { challenge: 'of-this-code-and-hour', bits: 8 };
    phone.answer = ({ header }) => (header['x-sum'] ? json(200, { codeId: 'A' }) : refusal(428, 'sum-needed', { sum }));
    expect(await call('openCode', { params: { codeId: '371623002250ABQGMQE' } })).toEqual({ codeId: 'A' });
    const worked = createHash('sha256').update(`${sum.challenge}::${phone.asked[1]!.header['x-sum']}`).digest();
    expect([phone.asked.length, worked[0]]).toEqual([2, 0]);
    phone.answer = () => refusal(428, 'sum-needed', { sum: { challenge: 'c', bits: 60 } });
    await expect(call('openCode', { params: { codeId: '371623002250ABQGMQE' } })).rejects.toMatchObject({ code: 'sum-needed' });
    expect(phone.asked).toHaveLength(3);
  });
});
