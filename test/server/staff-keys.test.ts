import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import type { AddKey, KeyChallenge } from '../../src/contract/staff.contract.ts';
import { renewStaff } from '../../src/server/staff/index.ts';
import { Officer, type Login } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { SecurityKey, type Odd } from '../helpers/security-key.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';

const origin = 'https://jz.example.gov.cn';
let county: TestCounty;
beforeAll(async () => {
  county = await openTestCounty({ settings: { staffOrigin: origin } });
});
afterAll(() => county?.close());
beforeEach(() => county.clock.forward({ days: 2 }));

const desk = (login: Login) => new Officer(county, login).signIn();
const keysOf = async (officer: Officer) => (await officer.ask('staffListKeys')).body;

async function make(officer: Officer, key = new SecurityKey(origin), odd: Odd = {}, given: Partial<AddKey> = {}) {
  const { body: options } = await officer.ask('staffBeginKey');
  const body = { submissionId: randomUUID(), name: '蓝色U盾', ...key.make(options, odd), ...given };
  return { key, body, answer: await officer.ask('staffAddKey', { body }) };
}

const stranger = (login: Login = 'haifeng') => new Officer(county, login);
const challenge = async (): Promise<KeyChallenge> => (await stranger().ask('staffAskKeyChallenge')).body;

/** Touches the key at the door; half a minute later, like the figures. */
async function knock(
  key: SecurityKey,
  given: { odd?: Odd; typed?: { login: string; password: string }; more?: object; asked?: KeyChallenge } = {},
) {
  county.clock.forward({ seconds: 30 });
  const signed = key.sign(given.asked ?? (await challenge()), given.odd);
  const typed = given.typed ? { typed: given.typed } : {};
  return stranger().ask('staffSignInWithKey', { body: { ...signed, ...typed, ...given.more } });
}
const typedBy = (login: Login, password = new Officer(county, login).password) => ({ login, password });
const acts = (kind: string) =>
  queryAs<{ act: string; login: string | null }>(
    county.database.ownerUrl,
    `select a.act, s.login from audit a left join staff s on s.id = a.who where a.what_kind = $1 order by a.at, a.id`,
    [kind],
  );

test('right after a sign-in she adds a key by a name of her own; with its PIN it opens by itself, and a day later still', async () => {
  const haifeng = await desk('haifeng');
  const { key, answer } = await make(haifeng);
  expect(answer).toMatchObject({ status: 201, body: { keys: [{ name: '蓝色U盾', state: 'in-use' }], figures: 'in-use', mayAdd: 'yes' } });
  const opened = await knock(key);
  expect(opened).toMatchObject({ status: 201, body: { name: '李演示', role: 'town' } });
  const [session, known] = opened.headers.getSetCookie();
  expect(session).toMatch(/^__Host-mashang=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict; Secure$/);
  expect(known).toMatch(/^__Host-mashang-desk-/);
  county.clock.forward({ days: 1 });
  expect((await knock(key)).status).toBe(201);
  expect((await keysOf(await desk('haifeng'))).keys[0]!.lastUsedAt).toBeDefined();
  expect(await acts('staff-key')).toEqual([
    { act: 'added', login: 'haifeng' },
    { act: 'used', login: 'haifeng' },
    { act: 'used', login: 'haifeng' },
  ]);
});

test('a key that asks for no PIN opens beside login and password, and never alone', async () => {
  const { key } = await make(await desk('shuiwan'), undefined, { flags: { verified: false } });
  const odd = { flags: { verified: false } };
  expect((await knock(key, { odd })).body).toMatchObject({ code: 'staff-sign-in-wrong' });
  expect((await knock(key, { odd, typed: typedBy('shuiwan', 'guess') })).status).toBe(401);
  expect((await knock(key, { odd, typed: typedBy('shuiwan') })).body).toMatchObject({ name: '周演示' });
});

test('what was signed for another page, another host, another act, untouched or by another key opens nothing', async () => {
  const { key } = await make(await desk('county'));
  const forger = new SecurityKey(origin);
  const odd: Odd[] = [
    { origin: 'https://jz.example.gov.cn.evil.example' },
    { rpId: 'evil.example' },
    { type: 'webauthn.create' },
    { flags: { present: false } },
    { flags: { verified: false } },
  ];
  for (const one of odd) {
    expect((await knock(key, { odd: one })).body).toMatchObject({ code: 'staff-sign-in-wrong' });
    expect((await knock(key)).status).toBe(201);
  }
  const credentialId = key.id.toString('base64url');
  expect((await knock(forger, { more: { credentialId } })).status).toBe(401);
  expect((await knock(key, { more: { userHandle: 'c29tZWJvZHk' } })).status).toBe(401);
  for (const field of ['clientData', 'authenticatorData', 'signature']) {
    expect((await knock(key)).status).toBe(201);
    expect((await knock(key, { more: { [field]: 'AAAA' } })).status).toBe(401);
  }
});

test('a challenge is good once, for three minutes, at the door alone, and only one of ours', async () => {
  const haifeng = await desk('panel');
  const { key } = await make(haifeng);
  const asked = await challenge();
  const signed = key.sign(asked);
  const send = () => stranger().ask('staffSignInWithKey', { body: signed });
  const twice = await Promise.all([send(), send(), send()]);
  expect(twice.map(({ status }) => status).toSorted()).toEqual([201, 401, 401]);
  expect((await send()).status).toBe(401);
  const late = await challenge();
  county.clock.forward({ minutes: 3 });
  expect((await knock(key, { asked: late })).status).toBe(401);
  expect((await knock(key, { asked: { ...late, challenge: 'bWFkZS11cA' } })).status).toBe(401);
  // What a new key was to sign opens no session, and the reverse makes no key.
  county.clock.forward({ hours: 1 });
  await haifeng.signIn();
  const { body: forNewKey } = await haifeng.ask('staffBeginKey');
  expect((await knock(key, { asked: { ...late, challenge: forNewKey.challenge } })).status).toBe(401);
  const other = new SecurityKey(origin).make({ ...forNewKey, challenge: (await challenge()).challenge });
  const body = { submissionId: randomUUID(), name: '旧的', ...other };
  expect((await haifeng.ask('staffAddKey', { body })).body).toMatchObject({ code: 'field-refused', field: 'credentialId' });
  expect(
    await queryAs(county.database.ownerUrl, `select 1 from staff_challenge where challenge_hash::text like '%' || $1 || '%'`, [
      asked.challenge,
    ]),
  ).toEqual([]);
  county.clock.forward({ minutes: 4 });
  await county.knock();
  expect(await queryAs(county.database.ownerUrl, `select 1 from staff_challenge`)).toEqual([]);
});

test('a key opens for its owner alone: not with a colleague’s login, and a colleague can neither add nor remove it', async () => {
  const [finance, hotline] = [await desk('finance'), await desk('hotline')];
  const { key, body } = await make(finance);
  expect((await knock(key, { typed: typedBy('hotline') })).status).toBe(401);
  expect((await make(hotline, key)).answer.body).toMatchObject({ code: 'field-refused' });
  const keyId = body.submissionId;
  const foreign = await hotline.ask('staffRemoveKey', { params: { keyId } });
  const missing = await hotline.ask('staffRemoveKey', { params: { keyId: randomUUID() } });
  expect([foreign.status, foreign.body]).toEqual([404, missing.body]);
  expect((await hotline.ask('staffAddKey', { body })).body).toMatchObject({ code: 'already-sent-differently' });
  // A question asked by one makes no key of another.
  const { body: options } = await finance.ask('staffBeginKey');
  const made = { submissionId: randomUUID(), name: '换的', ...new SecurityKey(origin).make(options) };
  expect((await hotline.ask('staffAddKey', { body: made })).body).toMatchObject({ code: 'field-refused' });
});

test('a key that counts backwards is two keys: neither opens any more, and the county can read it', async () => {
  const { key } = await make(await desk('auditor'));
  expect((await knock(key, { odd: { counter: 7 } })).status).toBe(201);
  expect((await knock(key, { odd: { counter: 7 } })).body).toMatchObject({
    code: 'staff-sign-in-wrong',
    text: '这把密钥像是被复制过，已停用。请用别的办法登录，再告诉县里。',
  });
  expect((await knock(key, { odd: { counter: 9 } })).status).toBe(401);
  expect((await keysOf(await desk('auditor'))).keys).toMatchObject([{ state: 'doubted' }]);
  expect((await acts('staff-key')).at(-1)).toEqual({ act: 'doubted', login: null });
  // One that never counts at all is no copy.
  const { key: silent } = await make(await desk('auditor'));
  for (let uses = 0; uses < 3; uses += 1) expect((await knock(silent, { odd: { counter: 0 } })).status).toBe(201);
});

test('wrong answers of a key count like wrong figures, for a login that exists and one that does not, in the same words', async () => {
  const { key } = await make(await desk('yibao'));
  const told = async (login: string) => {
    const answers = [];
    for (let tries = 0; tries < 7; tries += 1) {
      const { status, body, headers } = await knock(new SecurityKey(origin), { typed: { login, password: 'guess' } });
      answers.push(JSON.stringify([status, body, headers.get('retry-after')]));
    }
    return answers;
  };
  const known = await told('yibao');
  expect(known.map((one) => one.slice(1, 4))).toEqual(['401', '401', '401', '401', '401', '429', '401']);
  expect((await knock(key)).status).toBe(429);
  expect(await told('nobody-at-all')).toEqual(known);
});

test('a key is added and removed right after a sign-in only; the last way in cannot be removed, and what is open elsewhere ends', async () => {
  const kangjia = await desk('kangjia');
  const { body, key } = await make(kangjia);
  county.clock.forward({ minutes: 10 });
  expect((await keysOf(kangjia)).mayChange).toBe('after-signing-in');
  for (const answer of [
    await kangjia.ask('staffBeginKey'),
    await kangjia.ask('staffRemoveKey', { params: { keyId: body.submissionId } }),
    await kangjia.ask('staffStopFigures'),
  ])
    expect(answer.body).toMatchObject({ code: 'not-now', text: '登录超过10分钟了。改登录办法，先再登录一次。' });
  // The same request once more, its first answer lost.
  expect((await kangjia.ask('staffAddKey', { body })).body.keys).toHaveLength(1);

  await kangjia.signIn();
  const elsewhere = await desk('kangjia');
  expect((await kangjia.ask('staffStopFigures')).body).toMatchObject({ figures: 'stopped' });
  expect((await kangjia.ask('staffStopFigures')).status).toBe(200);
  expect((await elsewhere.ask('readStaffSession')).status).toBe(401);
  await expect(desk('kangjia')).rejects.toThrow('staff-sign-in-wrong');
  expect((await kangjia.ask('staffRemoveKey', { params: { keyId: body.submissionId } })).body).toMatchObject({
    code: 'not-now',
    text: '这是您最后一样登录的办法，删了就进不来了。先加一把别的。',
  });
  const { key: second } = await make(kangjia);
  expect((await kangjia.ask('staffRemoveKey', { params: { keyId: body.submissionId } })).body.keys).toHaveLength(1);
  expect((await kangjia.ask('staffRemoveKey', { params: { keyId: body.submissionId } })).status).toBe(200);
  expect((await knock(key)).status).toBe(401);
  expect((await knock(second)).status).toBe(201);
});

test('no key without one’s own device: one that is copied to an account of the network is refused, and five are enough', async () => {
  const operator = await desk('operator');
  expect((await make(operator, undefined, { flags: { synced: true } })).answer.body).toMatchObject({
    code: 'field-refused',
    text: '这把会被抄到网上的账号里。请换一把拿在手里的密钥。',
  });
  for (const odd of [{ origin: 'https://evil.example' }, { rpId: 'evil.example' }, { type: 'webauthn.get' }, { flags: { present: false } }])
    expect((await make(operator, undefined, odd)).answer.body).toMatchObject({ code: 'field-refused' });
  for (let made = 0; made < 5; made += 1) expect((await make(operator)).answer.status).toBe(201);
  expect((await operator.ask('staffBeginKey')).body).toMatchObject({ code: 'not-now' });
  expect((await keysOf(operator)).mayAdd).toBe('enough');
});

test('whoever lost everything is given new figures by the county: her keys and her sessions open no more', async () => {
  const yibao = await desk('yibao');
  const { key, body } = await make(yibao);
  expect((await knock(key)).status).toBe(201);
  const totpSecret = 'MASHANGDEMOYIBAODESK234567234567';
  await county.house.db
    .transaction()
    .execute((tx) => renewStaff(county.house, tx, { login: 'yibao', password: yibao.password, totpSecret }));
  expect((await knock(key)).status).toBe(401);
  expect((await yibao.ask('readStaffSession')).status).toBe(401);
  // The same key, found again, is added as a new one.
  const again = await desk('yibao');
  expect((await make(again, key)).answer.status).toBe(201);
  expect((await again.ask('staffRemoveKey', { params: { keyId: body.submissionId } })).body.keys).toHaveLength(1);
  expect((await acts('staff')).filter(({ act }) => act === 'changed')).toEqual([{ act: 'changed', login: null }]);
});
