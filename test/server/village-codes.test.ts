import { randomBytes } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { buildApp } from '../../src/server/app.ts';
import { loadCounty } from '../../src/server/load-county.ts';
import { aliasNumbers, issueCode, issueMissingCodes } from '../../src/server/places/index.ts';
import { Vault } from '../../src/server/platform/vault.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openSecondCounty } from '../helpers/second-county.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask } from '../helpers/villager.ts';

let county: TestCounty;
let bureau: Officer;
beforeAll(async () => {
  county = await openTestCounty();
  bureau = await new Officer(county, 'county').signIn();
});
afterAll(() => county?.close());

const byOwner = <Row extends Record<string, unknown>>(sql: string, values: unknown[] = []) =>
  queryAs<Row>(county.database.ownerUrl, sql, values);
const landing = async (codeId: string) => {
  const { status, body } = await ask(county.publicUrl, 'landing', { params: { codeId } });
  return { status, page: String(body) };
};
const opened = async (codeId: string) => (await ask(county.publicUrl, 'openCode', { params: { codeId } })).body;
const check = async (text: string) => (await ask(county.publicUrl, 'checkCode', { body: { text } })).body;
/** The first code of a village, as it was loaded. */
const firstCode = (village: string) => issueCode(county.house.vault, village, 'A');
const codesOf = (village: string) =>
  byOwner<{ id: string; revoked: boolean; replaced_by: string | null; hangs_at: string | null }>(
    `select id, revoked_at is not null as revoked, replaced_by, hangs_at from village_code where village = $1 order by id`,
    [village],
  );
const auditOf = (what: string) =>
  byOwner<{ act: string; what_kind: string }>(`select act, what_kind from audit where what = $1 order by id`, [what]);

describe('a code is issued anew', () => {
  const village = '371623001201';
  const reissue = (body: object, by = bureau) => by.ask('staffReissueCode', { params: { villageId: village }, body });

  test('the old one says so, says where the new one hangs, and leads on all the same', async () => {
    const old = firstCode(village);
    const answer = await reissue({ replaces: old.toLowerCase(), why: '雨淋坏了', hangsAt: '贴在村委会东墙。' });
    expect(answer.status).toBe(201);
    const [first, second] = await codesOf(village);
    expect([first, second]).toMatchObject([
      { id: old, revoked: true, replaced_by: second!.id },
      { revoked: false, hangs_at: '贴在村委会东墙。' },
    ]);
    expect(second!.id).toMatch(/^371623001201B[2-9A-HJKMNP-TV-Z]{6}$/);
    const { status, page } = await landing(old);
    expect(status).toBe(200);
    for (const words of ['这张码旧了，换新的了。新码贴在村委会东墙。', '照样能办', '车家村', `这张码：${old}`, '/qr/landing?q='])
      expect(page).toContain(words);
    expect(await opened(old.toLowerCase())).toMatchObject({
      state: 'replaced',
      codeId: second!.id,
      hangsAt: '贴在村委会东墙。',
      village: { name: '车家村' },
    });
    expect(await opened(second!.id)).toMatchObject({ state: 'in-use', codeId: second!.id });
    expect((await landing(second!.id)).page).not.toContain('class="hint"');
    expect([await auditOf(second!.id), await auditOf(old)]).toEqual([
      [{ act: 'issued', what_kind: 'village-code' }],
      [{ act: 'revoked', what_kind: 'village-code' }],
    ]);
  });

  test('asked twice there is one; by two at once there is one; whoever saw an older one is told', async () => {
    const [, seen] = await codesOf(village);
    const wish = { replaces: seen!.id, why: '被涂了', hangsAt: '卫生室门口' };
    const both = await Promise.all([reissue(wish), reissue({ ...wish, hangsAt: '学校门口' }), reissue(wish), reissue(wish)]);
    expect(both.map(({ status }) => status).toSorted()).toEqual(both[1].status === 201 ? [201, 409, 409, 409] : [201, 201, 201, 409]);
    expect((await codesOf(village)).filter(({ revoked }) => !revoked)).toHaveLength(1);
    expect(await codesOf(village)).toHaveLength(3);
    const before = firstCode(village);
    expect((await reissue({ replaces: before, why: '又坏了', hangsAt: '村口' })).body).toMatchObject({ code: 'changed-meanwhile' });
    expect((await reissue({ why: '没有码', hangsAt: '村口' })).body).toMatchObject({ code: 'changed-meanwhile' });
    expect((await reissue({ replaces: county.codeId, why: '又坏了', hangsAt: '村口' })).body).toMatchObject({ code: 'not-found' });
    expect((await reissue({ replaces: before, why: ' \u200B ', hangsAt: '村口' })).body).toMatchObject({
      code: 'field-refused',
      field: 'why',
    });
  });

  test('only by the county, only in her own county', async () => {
    await openSecondCounty(county, (folder) => {
      folder.staff = folder.staff.filter(({ login }) => login === 'second-county');
    });
    const before = await codesOf(village);
    const body = { replaces: before.at(-1)!.id, why: '想换一张', hangsAt: '村口' };
    for (const login of ['haifeng', 'kangjia', 'second-county'] as const) {
      const stranger = await new Officer(county, login).signIn();
      expect([login, (await reissue(body, stranger)).status]).toEqual([login, 404]);
      const revoked = await stranger.ask('staffRevokeCode', { params: { codeId: body.replaces }, body: { why: '不要了' } });
      expect([login, revoked.status]).toEqual([login, 404]);
      const alias = await stranger.ask('staffAddAlias', { params: { villageId: village }, body: { text: '371623001201' } });
      expect([login, alias.status]).toEqual([login, 404]);
    }
    expect(await codesOf(village)).toEqual(before);
  });
});

test('a revoked code warns, leads on, and has no successor until somebody makes one', async () => {
  const village = '371623001202';
  const code = firstCode(village);
  const revoke = () => bureau.ask('staffRevokeCode', { params: { codeId: code.toLowerCase() }, body: { why: '有人拿它骗钱' } });
  expect([(await revoke()).status, (await revoke()).status]).toEqual([200, 200]);
  expect(await auditOf(code)).toEqual([{ act: 'revoked', what_kind: 'village-code' }]);
  const { status, page } = await landing(code);
  expect(status).toBe(200);
  for (const words of ['这张码作废了', '拿不准，打12349', '照样能办', '徐家村', '/qr/landing?q=']) expect(page).toContain(words);
  expect(page).not.toContain('骗钱');
  expect(await opened(code)).toMatchObject({ state: 'replaced', codeId: code });
  expect(await check(code)).toMatchObject({ verdict: 'old', opened: { village: { name: '徐家村' } } });
  const fresh = await bureau.ask('staffReissueCode', {
    params: { villageId: village },
    body: { replaces: code, why: '换新的', hangsAt: '村口' },
  });
  expect(fresh.status).toBe(201);
  expect((await landing(code)).page).toContain('这张码作废了');
  expect((await codesOf(village)).map(({ revoked, replaced_by }) => [revoked, replaced_by])).toEqual([
    [true, null],
    [false, null],
  ]);
  const unknown = await bureau.ask('staffRevokeCode', { params: { codeId: '999999999999A234567' }, body: { why: '不要了' } });
  expect(unknown.body).toMatchObject({ code: 'code-unknown' });
});

describe('what was printed opens for ever', () => {
  test('after a merge of villages, and a merge of what they became', async () => {
    const [one, two, three] = ['371623001203', '371623001204', '371623001205'];
    const merge = (from: string, into: string) =>
      byOwner(`update place set until = '2026-11-24', merged_into = $2 where id = $1`, [from, into]);
    await merge(one, two);
    await county.app.freshen();
    expect((await landing(firstCode(one))).page).toContain('王自友村并到佘家村了。');
    await merge(two, three);
    await county.app.freshen();
    expect(await opened(firstCode(one))).toMatchObject({
      state: 'in-use',
      codeId: firstCode(three),
      village: { id: three, name: '小杨村' },
      formerVillage: '王自友村',
      hint: '王自友村并到小杨村了。',
    });
    expect(await check(firstCode(two))).toMatchObject({ verdict: 'real', opened: { village: { name: '小杨村' } } });
    const answer = await bureau.ask('staffReissueCode', {
      params: { villageId: one },
      body: { replaces: firstCode(one), why: '坏了', hangsAt: '村口' },
    });
    expect(answer.body).toMatchObject({ code: 'not-now', text: expect.stringContaining('已经不是一个村了') });
  });

  test('after a new name, and after the state has numbered the whole county anew; a number given again makes no id that exists', async () => {
    const village = '371623001206';
    const printed = firstCode(village);
    await byOwner(`update place set name = '新名村' where id = $1`, [village]);
    await byOwner(`update place set division_code = '379998' || substr(division_code, 7) where county = '371623'`);
    await byOwner(`update county set division_code = '379998' where id = '371623'`);
    await county.app.freshen();
    expect(await opened(printed)).toMatchObject({ state: 'in-use', codeId: printed, village: { id: village, name: '新名村' } });
    expect((await landing(printed)).page).toContain(`这张码：${printed}`);
    const answer = await bureau.ask('staffReissueCode', {
      params: { villageId: village },
      body: { replaces: printed, why: '坏了', hangsAt: '村口' },
    });
    expect(answer.status).toBe(201);
    expect((await codesOf(village)).map(({ id }) => id)).toEqual([printed, expect.stringMatching(/^379998001206A/)]);
    // The number that the village had is given to another one.
    await byOwner(
      `insert into place (id, county, kind, parent, name, raw_name, division_code, since)
        values ('new-village', '371623', 'village', '371623001', '后来村', '后来村', '371623001206', '2026-11-24')`,
    );
    const issue = () =>
      county.house.db
        .transaction()
        .execute((tx) => issueMissingCodes(county.house, tx, { kind: 'system', county: '371623' }, ['new-village', village]));
    expect([await issue(), await issue()]).toEqual([1, 0]);
    expect((await codesOf('new-village')).map(({ id }) => id)).toEqual([expect.stringMatching(/^371623001206B/)]);
    expect(await opened(printed)).toMatchObject({ village: { name: '新名村' } });
  });

  test('when a number is used up, that is said in words', async () => {
    const village = '371623001207';
    await byOwner(
      `insert into village_code (id, county, village, issued_at, revoked_at)
        select division_code || issue || '234567', '371623', id, now(), now()
        from place, unnest(string_to_array('ABCDEFGHJKMNPQRSTVWXYZ23456789', null)) as issue where id = $1`,
      [village],
    );
    const wish = { replaces: firstCode(village), why: '坏了', hangsAt: '村口' };
    expect((await bureau.ask('staffReissueCode', { params: { villageId: village }, body: wish })).body).toMatchObject({
      code: 'not-now',
      text: expect.stringContaining('号用完了'),
    });
    expect(await opened(firstCode(village))).toMatchObject({ state: 'in-use' });
  });

  test('without any key that made it; and another key makes no second code for a village that has one', async () => {
    const { vault } = county.house;
    const keyless = {
      loadKeys: (...given: Parameters<Vault['loadKeys']>) => vault.loadKeys(...given),
      hash: () => {
        throw new Error('no key is here');
      },
      findKey: () => undefined,
    } as unknown as Vault;
    const app = await buildApp({ ...county.house, vault: keyless }, { work: false });
    for (const { id } of await byOwner<{ id: string }>(`select id from village_code where county = '371623' and id < '37162300121'`)) {
      const answer = await app.listeners.public!.inject(`/m/${id}`);
      expect([id, answer.statusCode]).toEqual([id, 200]);
    }
    expect((await app.listeners.public!.inject(`/api/codes/${county.codeId}`)).json()).toMatchObject({ state: 'in-use' });
    const payload = { text: `${county.house.settings.origin}/m/${county.codeId}` };
    expect((await app.listeners.public!.inject({ method: 'POST', url: '/api/code-checks', payload })).json()).toMatchObject({
      verdict: 'real',
    });
    await app.close();

    const before = await byOwner(`select id from village_code order by id`);
    const otherKeys = new Vault({ master: randomBytes(32), index: randomBytes(32), demo: true }, county.clock);
    Object.assign(otherKeys, { loadKeys: async () => {} });
    const folder = readCountyFolder('mock/data');
    folder.staff = [];
    folder.delegations = [];
    folder.villages = folder.villages.slice(0, 40);
    await loadCounty({ ...county.house, vault: otherKeys }, folder);
    expect(await byOwner(`select id from village_code order by id`)).toEqual(before);
  });
});

describe('an older code of the province', () => {
  const [one, other] = ['371623002201', '371623002202'];
  const add = (villageId: string, text: string) => bureau.ask('staffAddAlias', { params: { villageId }, body: { text } });
  const end = (villageId: string, alias: string) => bureau.ask('staffEndAlias', { params: { villageId }, body: { alias } });

  test('opens the village it was registered for, by its link, by its whole content, and by nothing like it', async () => {
    expect([(await landing(one)).status, (await check(one)).verdict]).toEqual([404, 'not-ours']);
    expect([(await add(one, `${county.house.settings.origin}/m/${one}`)).status, (await add(one, one)).status]).toEqual([201, 201]);
    const content = 'https://SDJZ.example/Q?c=AbC&n=1';
    expect((await add(one, content)).status).toBe(201);
    const { status, page } = await landing(one);
    expect([status, page.includes(encodeURIComponent(`/m/${one}`))]).toEqual([200, true]);
    expect(await opened(one)).toMatchObject({ state: 'in-use', codeId: firstCode(one), village: { id: one } });
    for (const text of [one, `${county.house.settings.origin}/m/${one}`, content, 'https://sdjz.example/Q?c=AbC&n=1'])
      expect([text, (await check(text)).verdict]).toEqual([text, 'real']);
    for (const text of ['https://sdjz.example/q?c=AbC&n=1', 'https://sdjz.example/Q?c=AbC', other])
      expect([text, (await check(text)).verdict]).toEqual([text, 'not-ours']);
    expect(await auditOf(one)).toEqual([
      { act: 'added', what_kind: 'code-alias' },
      { act: 'added', what_kind: 'code-alias' },
    ]);
  });

  test('belongs to one village until it is ended there; what is ours already is none', async () => {
    expect((await add(other, one)).body).toMatchObject({ code: 'not-now', text: expect.stringContaining('别的村') });
    expect((await end(other, one)).status).toBe(404);
    expect([(await end(one, one)).status, (await end(one, one)).status]).toEqual([200, 200]);
    expect((await landing(one)).status).toBe(404);
    expect((await add(other, one)).status).toBe(201);
    expect(await opened(one)).toMatchObject({ village: { id: other } });
    for (const text of [
      county.codeId.toLowerCase(),
      'D5879V5X7T7CM',
      county.house.settings.origin,
      `${county.house.settings.origin}/home/index`,
    ])
      expect([text, (await add(one, text)).body]).toMatchObject([text, { code: 'field-refused', field: 'text' }]);
  });
});

test('the bare numbers of a whole county are registered at once, and what stands already stays', async () => {
  const system = { kind: 'system', county: '371623' } as const;
  const [before, first, second] = [
    await byOwner<{ alias: string; village: string }>(`select alias, village from code_alias order by alias`),
    await aliasNumbers(county.house, system),
    await aliasNumbers(county.house, system),
  ];
  expect([first > 100, second]).toEqual([true, 0]);
  await county.app.freshen();
  const after = await byOwner<{ alias: string; village: string }>(`select alias, village from code_alias order by alias`);
  expect(after).toEqual(expect.arrayContaining(before));
  // By the number of today; the whole county was numbered anew above.
  expect(await opened('379998002250')).toMatchObject({ village: { name: '康家村' } });
});
