import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import { Officer, type Login } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await openTestCounty();
});
afterAll(() => county?.close());
beforeEach(() => county.clock.forward({ days: 2 }));

type Given = { login?: string; password?: string; code?: string; cookie?: string };

/** At the front door; half a minute between tries is what an authenticator needs anyway. */
async function knock(login: Login, { cookie, ...given }: Given = {}) {
  county.clock.forward({ seconds: 30 });
  const officer = new Officer(county, login);
  return officer.ask('staffSignIn', {
    body: { login, password: officer.password, code: officer.figures(), ...given },
    ...(cookie ? { headers: { cookie } } : {}),
  });
}
const wrong = (login: Login, given: Given = {}) => knock(login, { password: 'guess', ...given });
const waitOf = (answer: { headers: Headers }) => Number(answer.headers.get('retry-after'));

test('after the fifth wrong one in a row one waits, each time longer, half an hour at most; a right one clears it', async () => {
  for (let tries = 0; tries < 4; tries += 1) expect((await wrong('haifeng')).status).toBe(401);
  const waits = [];
  for (let tries = 0; tries < 7; tries += 1) {
    const refused = await wrong('haifeng');
    expect(refused.body).toMatchObject({ code: 'staff-sign-in-wrong' });
    waits.push(waitOf(refused));
    const early = await knock('haifeng');
    expect(early).toMatchObject({ status: 429, body: { code: 'too-many-tries' } });
    expect(waitOf(early)).toBeLessThanOrEqual(waits.at(-1)! - 30);
    county.clock.forward({ seconds: waitOf(early) });
  }
  expect(waits).toEqual([60, 120, 300, 900, 1800, 1800, 1800]);
  expect((await knock('haifeng')).status).toBe(201);
  for (let tries = 0; tries < 4; tries += 1) expect((await wrong('haifeng')).status).toBe(401);
  expect((await knock('haifeng')).status).toBe(201);
});

test('figures that are wrong or were used count like a wrong password', async () => {
  expect((await knock('shuiwan')).status).toBe(201);
  const used = new Officer(county, 'shuiwan').figures();
  for (let tries = 0; tries < 5; tries += 1) {
    const officer = new Officer(county, 'shuiwan');
    const body = { login: 'shuiwan', password: officer.password, code: tries % 2 ? used : '000000' };
    expect((await officer.ask('staffSignIn', { body })).status).toBe(401);
  }
  expect((await knock('shuiwan')).status).toBe(429);
});

test('a login that does not exist waits just as long, in the same words', async () => {
  const answers = async (login: string) => {
    const told = [];
    for (let tries = 0; tries < 7; tries += 1) {
      const { status, body, headers } = await wrong('finance', { login });
      told.push(JSON.stringify([status, body, waitOf({ headers })]));
    }
    return told;
  };
  expect(await answers('nobody-at-all')).toEqual(await answers('finance'));
});

test('whoever guesses at a login cannot lock its owner out of the desk where she works; her own mistakes there still count', async () => {
  const first = await knock('county');
  const desk = first.headers.getSetCookie()[1]!.split(';')[0]!;
  for (let tries = 0; tries < 24; tries += 1) await wrong('county');
  expect((await knock('county')).status).toBe(429);
  expect((await knock('county', { cookie: desk })).status).toBe(201);
  // The stranger still waits; a desk's mark opens nothing by itself, serves no other login and cannot be made up.
  expect((await knock('county')).status).toBe(429);
  expect((await knock('county', { cookie: desk.replace(/.$/, (last) => (last === 'A' ? 'E' : 'A')) })).status).toBe(429);
  for (let tries = 0; tries < 5; tries += 1) expect((await wrong('county', { cookie: desk })).status).toBe(401);
  expect((await knock('county', { cookie: desk })).status).toBe(429);
  county.clock.forward({ days: 181 });
  for (let tries = 0; tries < 5; tries += 1) await wrong('county');
  expect((await knock('county', { cookie: desk })).status).toBe(429);
});

test('one address that tries many logins is slowed down for a minute; a known desk behind it goes on', async () => {
  const desk = (await knock('hotline')).headers.getSetCookie()[1]!.split(';')[0]!;
  const stranger = new Officer(county, 'haifeng');
  county.clock.forward({ minutes: 1 });
  const guesses = await Promise.all(
    Array.from({ length: 65 }, (_one, at) =>
      stranger.ask('staffSignIn', { body: { login: `guess-${at}`, password: 'x', code: '000000' } }),
    ),
  );
  expect(guesses.filter(({ status }) => status === 429)).toHaveLength(5);
  const officer = new Officer(county, 'hotline');
  const body = { login: 'hotline', password: officer.password, code: officer.figures() };
  expect((await officer.ask('staffSignIn', { body })).status).toBe(429);
  expect((await officer.ask('staffSignIn', { body, headers: { cookie: desk } })).status).toBe(201);
  county.clock.forward({ minutes: 1 });
  expect((await knock('haifeng')).status).toBe(201);
});

test('what was tried is kept as a hash, and a day after the last try not at all', async () => {
  await wrong('panel', { login: 'typed-my-password-here' });
  const kept = () => queryAs<{ text: string }>(county.database.ownerUrl, `select staff_try::text as text from staff_try`);
  const rows = await kept();
  expect(rows.length).toBeGreaterThan(0);
  expect(rows.some(({ text }) => text.includes('typed-my'))).toBe(false);
  county.clock.forward({ days: 1, minutes: 1 });
  await county.knock();
  expect(await kept()).toEqual([]);
});
