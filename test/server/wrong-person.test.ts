import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { NewApplication, Receipt } from '../../src/contract/apply.contract.ts';
import { Officer } from '../helpers/officer.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { Villager } from '../helpers/villager.ts';

let county: TestCounty;
let wang: Villager;
let li: Villager;
let form: NewApplication;
let receipt: Receipt;
let matterId: string;
let paperId: string;
beforeAll(async () => {
  county = await openTestCounty();
  wang = await Villager.signedIn(county, '16900001201');
  li = await Villager.signedIn(county, '16900001202');
  form = await wang.fillForm();
  const { paper } = await wang.sendPaper(form.submissionId);
  paperId = paper.paperId;
  form.papers = [paper];
  receipt = await wang.apply(form);
  matterId = receipt.matters[0]!.matterId;
});
afterAll(() => county?.close());

const missing = '01234567-89ab-7def-8123-456789abcdef';

describe('qr and learn: the wrong person may not', () => {
  test('find anything personal in what everybody may read', async () => {
    const nobody = new Villager(county, '16900001203');
    const { codeId } = county;
    const townId = codeId.slice(0, 9);
    const answers = await Promise.all([
      nobody.ask('landing', { params: { codeId } }),
      nobody.ask('landing', { params: { codeId: receipt.code } }),
      nobody.ask('openCode', { params: { codeId } }),
      nobody.ask('listTowns'),
      nobody.ask('listVillages', { params: { townId } }),
      nobody.ask('readCatalogue', { params: { codeId } }),
      nobody.ask('describeApi'),
    ]);
    for (const { status, headers, body } of answers) {
      // The way from a receipt's page into the app carries its own code, behind the #.
      const text = JSON.stringify(body).replaceAll(`#${receipt.code}`, '');
      expect(status).toBe(200);
      expect(headers.has('set-cookie')).toBe(false);
      for (const secret of ['王秀英', form.applicant.idNumber, wang.phone, receipt.number, receipt.code, matterId])
        expect(text).not.toContain(secret);
    }
  });

  test('open a receipt as if it were a code of a village', async () => {
    expect(await wang.ask('openCode', { params: { codeId: receipt.code } })).toMatchObject({ status: 404, body: { code: 'code-unknown' } });
    expect((await li.ask('readCatalogue', { params: { codeId: receipt.code } })).status).toBe(404);
  });
});

describe('apply: the wrong person may not', () => {
  test('send a form or a photo without having shown a number', async () => {
    const nobody = new Villager(county, '16900001204');
    expect((await nobody.ask('submitApplication', { body: form })).status).toBe(401);
    expect((await nobody.sendPaper(form.submissionId)).answer.status).toBe(401);
  });

  test('see that somebody filed already: an ID number filed twice is taken twice, and shows nothing of the first', async () => {
    const second = await li.apply(await li.fillForm({ applicant: { idNumber: form.applicant.idNumber, filledBy: 'neighbour' } }));
    expect(second.number).not.toBe(receipt.number);
    const lines = (await li.ask('listMatters')).body.matters;
    expect(lines.map((line) => line.matterId)).toEqual([second.matters[0]!.matterId]);
  });

  test('be told in her place by filing for her ID number: her news still comes to her own phone', async () => {
    const officer = await new Officer(county, 'haifeng').signIn();
    expect((await officer.open(matterId)).applicantFull.phone).toBe(wang.phone);
    await county.knock();
    const before = li.messages().length;
    expect((await officer.record(matterId, 'accept')).status).toBe(201);
    await county.knock();
    expect(wang.messages().at(-1)!.text).toContain('镇上接下了');
    expect(li.messages()).toHaveLength(before);
  });
});

describe('check: the wrong person may not', () => {
  test('tell a matter of somebody else from one that does not exist, nor from an id that is none', async () => {
    const bodies = [];
    for (const id of [matterId, missing, 'not-an-id']) {
      const answer = await li.ask('readMatter', { params: { matterId: id } });
      expect(answer.status).toBe(404);
      bodies.push(answer.body);
    }
    expect(new Set(bodies.map((body) => JSON.stringify(body))).size).toBe(1);
  });

  test('withdraw a matter of somebody else', async () => {
    const bodies = [];
    for (const id of [matterId, missing]) {
      const answer = await li.ask('withdrawMatter', { params: { matterId: id }, body: { submissionId: randomUUID(), version: 2 } });
      expect(answer.status).toBe(404);
      bodies.push(answer.body);
    }
    expect(bodies[0]).toEqual(bodies[1]);
    expect((await wang.ask('readMatter', { params: { matterId } })).body.state.kind).toBe('accepted');
  });

  test('withdraw when the matter has changed since she looked, nor once it is over', async () => {
    const own = (await wang.apply(await wang.fillForm())).matters[0]!.matterId;
    const withdraw = (submissionId: string, version: number) =>
      wang.ask('withdrawMatter', { params: { matterId: own }, body: { submissionId, version } });
    expect((await withdraw(randomUUID(), 7)).body).toMatchObject({ code: 'changed-meanwhile' });
    const act = randomUUID();
    const done = await withdraw(act, 1);
    expect(done.body).toMatchObject({ version: 2, state: { title: '您说不办了' }, mayDo: [] });
    expect((await withdraw(act, 1)).body).toEqual(done.body);
    expect((await withdraw(randomUUID(), 2)).body).toMatchObject({ code: 'not-now' });
  });
});

describe('notify: the wrong person may not', () => {
  test('read or tick off a notice of somebody else', async () => {
    const mine = (await wang.ask('listNotices')).body.notices;
    const theirs = (await li.ask('listNotices')).body.notices;
    expect(theirs.some((notice) => mine.some((one) => one.noticeId === notice.noticeId))).toBe(false);
    const { noticeId } = mine[0]!;
    const foreign = await li.ask('markNoticeRead', { params: { noticeId } });
    const none = await li.ask('markNoticeRead', { params: { noticeId: missing } });
    expect([foreign.status, foreign.body]).toEqual([404, none.body]);
    expect((await wang.ask('listNotices')).body.notices.find((one) => one.noticeId === noticeId)!.read).toBe(false);
    expect((await wang.ask('markNoticeRead', { params: { noticeId } })).status).toBe(200);
    expect((await wang.ask('listNotices')).body.notices.find((one) => one.noticeId === noticeId)!.read).toBe(true);
  });
});

describe('people: the wrong person may not', () => {
  test('use a session that was ended, is a month old, or was made up', async () => {
    const zhao = new Villager(county, '16900001205');
    await zhao.signIn();
    expect((await zhao.ask('listMatters')).status).toBe(200);
    expect((await zhao.ask('signOut')).status).toBe(200);
    expect((await zhao.ask('listMatters')).status).toBe(401);

    const refused = [];
    for (const authorization of [
      '',
      'Bearer',
      `Bearer ${'A'.repeat(43)}`,
      `Basic ${zhao.token}`,
      `bearer ${wang.token}`,
      "Bearer ' or 1=1 --",
      wang.token,
    ]) {
      const answer = await zhao.ask('listMatters', { headers: { authorization } });
      expect(answer.status).toBe(401);
      refused.push(JSON.stringify(answer.body));
    }
    expect(new Set(refused).size).toBe(1);

    const sun = new Villager(county, '16900001206');
    await sun.signIn();
    await queryAs(county.database.ownerUrl, `update session set expires_at = $1 where born_at > $2`, [
      new Date(county.clock.now().getTime() - 1),
      new Date(county.clock.now().getTime() - 90_000),
    ]);
    expect((await sun.ask('listMatters')).status).toBe(401);
  });
});

describe('decide: the wrong person may not', () => {
  test('see, from another town, that a matter or a photo exists, or act on it', async () => {
    const other = await new Officer(county, 'shuiwan').signIn();
    expect((await other.ask('staffListMatters')).body.matters).toEqual([]);
    const act = (id: string) =>
      other.ask('staffRecordEvent', {
        params: { matterId: id },
        headers: { 'if-match': '2' },
        body: { submissionId: randomUUID(), event: 'hang' },
      });
    const pairs = [
      [await other.ask('staffReadMatter', { params: { matterId } }), await other.ask('staffReadMatter', { params: { matterId: missing } })],
      [await other.ask('staffReadPaper', { params: { paperId } }), await other.ask('staffReadPaper', { params: { paperId: missing } })],
      [await act(matterId), await act(missing)],
    ];
    for (const [foreign, none] of pairs) {
      expect(foreign!.status).toBe(404);
      expect(foreign!.body).toEqual(none!.body);
    }
  });

  test('do the step of another role, or repeat a colleague’s act as one’s own', async () => {
    const finance = await new Officer(county, 'finance').signIn();
    expect((await finance.record(matterId, 'hang')).body).toMatchObject({ code: 'not-for-you' });
    const bureau = await new Officer(county, 'county').signIn();
    expect((await bureau.record(matterId, 'hang')).status).toBe(403);
    const town = await new Officer(county, 'haifeng').signIn();
    expect((await town.record(matterId, 'approve', { amountFen: 1 })).status).not.toBe(201);
    const call = { params: { matterId }, headers: { 'if-match': '2' }, body: { submissionId: randomUUID(), event: 'hang' } };
    const hung = await town.ask('staffRecordEvent', call);
    expect(hung.status).toBe(201);
    expect((await town.ask('staffRecordEvent', call)).body).toEqual(hung.body);
    expect((await bureau.ask('staffRecordEvent', call)).body).toMatchObject({ code: 'already-sent-differently' });
    expect((await town.ask('staffRecordEvent', { ...call, body: { ...call.body, submissionId: randomUUID() } })).body).toMatchObject({
      code: 'changed-meanwhile',
    });
  });

  test('read a photo without the look being written down, or take it along as a page', async () => {
    const town = await new Officer(county, 'haifeng').signIn();
    const shown = await town.ask('staffReadPaper', { params: { paperId } });
    expect(shown.status).toBe(200);
    expect(shown.headers.get('content-type')).toBe('image/jpeg');
    expect(shown.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(shown.headers.get('x-content-type-options')).toBe('nosniff');
    expect(shown.headers.get('cache-control')).toBe('no-store');
    const looks = await queryAs(county.database.ownerUrl, `select act from audit where what_kind = 'paper' and what = $1`, [paperId]);
    expect(looks).toEqual([{ act: 'opened' }]);
  });
});

describe('staff: the wrong person may not', () => {
  const signIn = (officer: Officer, given: { password?: string; code?: string; login?: string } = {}) => {
    county.clock.forward({ seconds: 30 });
    const { login = officer.login, password = officer.password, code = officer.figures() } = given;
    return officer.ask('staffSignIn', { body: { login, password, code } });
  };

  test('sign in with a wrong password, wrong figures, or a login that does not exist: all answer alike', async () => {
    const officer = new Officer(county, 'county');
    const answers = [
      await signIn(officer, { password: 'guess' }),
      await signIn(officer, { code: '000000' }),
      await signIn(officer, { login: 'nobody' }),
      await signIn(officer, { login: "' or 1=1 --" }),
    ];
    expect(answers.map((answer) => answer.status)).toEqual([401, 401, 401, 401]);
    expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
    expect((await signIn(officer)).status).toBe(201);
    expect((await signIn(officer, { login: 'nul\u0000' })).status).toBe(400);
  });

  test('use six figures a second time', async () => {
    const officer = new Officer(county, 'finance');
    county.clock.forward({ seconds: 30 });
    const body = { login: officer.login, password: officer.password, code: officer.figures() };
    expect((await officer.ask('staffSignIn', { body })).status).toBe(201);
    expect((await officer.ask('staffSignIn', { body })).status).toBe(401);
  });

  test('guess on after five wrong tries, one after the other or at once; other logins stay open', async () => {
    const officer = new Officer(county, 'shuiwan');
    county.clock.forward({ minutes: 15 });
    const wrong = { login: officer.login, password: 'guess', code: '000000' };
    const guesses = await Promise.all(Array.from({ length: 12 }, () => officer.ask('staffSignIn', { body: wrong })));
    expect(guesses.filter((guess) => guess.status === 401)).toHaveLength(5);
    expect(guesses.filter((guess) => guess.status === 429)).toHaveLength(7);
    const locked = await signIn(officer);
    expect(locked).toMatchObject({ status: 429, body: { code: 'too-many-tries' } });
    expect(Number(locked.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await signIn(new Officer(county, 'haifeng'))).status).toBe(201);
    county.clock.forward({ minutes: 15 });
    expect((await signIn(officer)).status).toBe(201);
  });

  test('use a desk that was left for half an hour, was signed out, or sat open all day', async () => {
    const officer = await new Officer(county, 'haifeng').signIn();
    const answers = async () => (await officer.ask('readStaffSession')).status;
    county.clock.forward({ minutes: 29 });
    expect(await answers()).toBe(200);
    county.clock.forward({ minutes: 31 });
    expect(await answers()).toBe(401);
    await officer.signIn();
    expect((await officer.ask('staffSignOut')).status).toBe(200);
    expect(await answers()).toBe(401);
    await officer.signIn();
    for (let half = 0; half < 21; half += 1) {
      county.clock.forward({ minutes: 29 });
      await answers();
    }
    expect(await answers()).toBe(401);
  });

  test('work without a session, with a made-up one, after leaving the office, or from a foreign page', async () => {
    const officer = new Officer(county, 'haifeng');
    expect((await officer.ask('staffListMatters')).status).toBe(401);
    officer.cookie = `mashang=${'A'.repeat(43)}`;
    expect((await officer.ask('staffListMatters')).status).toBe(401);
    await officer.signIn();
    for (const origin of ['https://evil.example', county.house.settings.origin, 'null', '']) {
      const answer = await officer.ask('staffSignOut', { headers: { origin } });
      expect(answer.status).toBe(401);
    }
    expect((await officer.ask('staffListMatters')).status).toBe(200);
    await queryAs(county.database.ownerUrl, `update staff set until = '2026-11-01' where login = 'haifeng'`);
    expect((await officer.ask('staffListMatters')).status).toBe(401);
    expect((await signIn(officer)).status).toBe(401);
  });

  test('carry a villager’s session to the staff’s door, nor a cookie to the villagers’', async () => {
    await wang.signIn();
    const officer = await new Officer(county, 'county').signIn();
    expect(
      (await new Officer(county, 'county').ask('staffListMatters', { headers: { authorization: `Bearer ${wang.token}` } })).status,
    ).toBe(401);
    expect((await new Villager(county, '16900001207').ask('listMatters', { headers: { cookie: officer.cookie } })).status).toBe(401);
  });

  test('read the staff’s cookie by script', async () => {
    const answer = await signIn(new Officer(county, 'county'));
    const [session, desk] = answer.headers.getSetCookie();
    expect(session).toMatch(/^mashang=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
    expect(desk).toMatch(/^mashang-desk-[0-9a-f]{8}=\S+; Max-Age=15552000; Path=\/; HttpOnly; SameSite=Strict$/);
  });
});
