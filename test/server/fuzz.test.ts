import { createHash, randomUUID } from 'node:crypto';
import http from 'node:http';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Route } from '../../src/contract/route.ts';
import { routes, type RouteName } from '../../src/contract/routes.ts';
import { expectDeclared } from '../helpers/declared-problems.ts';
import { callsOfDoors, paramsOfDoors } from '../helpers/calls-of-doors.ts';
import { anything } from '../helpers/anything.ts';
import { applyBadly, applyDoors } from '../helpers/apply-badly.ts';
import { changed, pathsOf } from '../helpers/bend.ts';
import { findHalfWritten } from '../helpers/find-half-written.ts';
import { Officer } from '../helpers/officer.ts';
import { signedCheck, signedPush } from '../helpers/signed-push.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { openWhatCountyHas, reportsOfNobody, versionsOf } from '../helpers/what-county-has.ts';
import { photo, Villager } from '../helpers/villager.ts';

/** Whatever comes in by any door, the county answers in words and never with a fault. Seeded: a failure can be seen again. */
let county: TestCounty;
let wang: Villager;
let officer: Officer;
/** Who comes to a home, what was complained of and who is told of a program are the county's: knocked at by hers. */
let bureau: Officer;
let good: Partial<Record<RouteName, Good>>;
interface Good {
  params?: Record<string, string>;
  query?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
}
beforeAll(async () => {
  county = await openTestCounty({ alibaba: {} });
  wang = new Villager(county, '16900003601');
  expect(await wang.joinWechat(county.wechat, 'o-invented-3601')).toMatchObject({ wechat: true });
  officer = await new Officer(county, 'haifeng').signIn();
  bureau = await new Officer(county, 'county').signIn();
  const form = await wang.fillForm();
  const { paper } = await wang.sendPaper(form.submissionId);
  const { matters } = await wang.apply({ ...form, papers: [paper] });
  const [notice] = (await wang.ask('listNotices')).body.notices;
  const params = {
    matterId: matters[0]!.matterId,
    paperId: paper.paperId,
    noticeId: notice!.noticeId,
    codeId: county.codeId,
    townId: '371623002',
    ...Object.fromEntries(['handOverId', 'fileId', 'jobId', 'taskId', 'photoId'].map((name) => [name, randomUUID()])),
    day: 'none',
    villageId: '371623002250',
    weeks: '4',
    kind: 'places',
    ...paramsOfDoors(),
    ...(await openWhatCountyHas(county, bureau, matters[0]!.matterId)),
  };
  good = {
    sendSignInCode: { body: { phone: '16900003602', challenge: 'a.b.c', nonce: '1' } },
    signIn: { body: { phone: '16900003602', code: '000000', deviceId: randomUUID() } },
    recordSubscriptions: {
      body: { answers: [{ templateId: county.house.settings.wechat!.templates['accepted']!.id, answer: 'accept' }] },
    },
    checkWechatPush: { query: signedCheck(county) },
    receiveWechatPush: { query: signedPush(county, {}).query },
    sendPaper: {
      headers: {
        'content-type': 'image/jpeg',
        'x-submission-id': randomUUID(),
        'x-village-code': county.codeId,
        'x-paper-kind': 'medical-bills',
        'x-sha256': createHash('sha256').update(photo('x')).digest('hex'),
      },
    },
    submitApplication: { body: { ...form, submissionId: randomUUID(), papers: [] } },
    goOnWithMatter: { body: { submissionId: randomUUID(), version: 99 } },
    withdrawMatter: { body: { submissionId: randomUUID(), version: 99 } },
    staffSignIn: { body: { login: 'haifeng-fuzz', password: 'x', code: '000000' } },
    staffPrintSheets: { body: { matters: [params.matterId], kinds: ['acceptance', 'public-notice'] } },
    staffExportToProvince: { body: { matters: [params.matterId] } },
    ...callsOfDoors({ codeId: county.codeId, photo: photo('x') }),
    ...reportsOfNobody,
    staffRecordEvent: { headers: { 'if-match': '99' }, body: { submissionId: randomUUID(), event: 'hang', reason: '原因', amountFen: 1 } },
  };
  const { tencent, alibaba } = county.house.settings.sms;
  const secretOf = (name: RouteName) => (name === 'reportAlibabaSms' ? alibaba! : tencent!).callbackSecrets[0]!;
  for (const name of Object.keys(routes) as RouteName[]) good[name] = { params: { ...params, secret: secretOf(name) }, ...good[name] };
});
afterAll(() => county?.close());

const atCounty = new Set<Route>(Object.entries(routes).flatMap(([name, route]) => (/Campaign|Grievance|Visit/.test(name) ? [route] : [])));

interface Reply {
  status: number;
  text: string;
}

/** Bytes as they are, past every client's tidiness. */
function send(base: string, method: string, path: string, headers: Record<string, string>, body?: Buffer): Promise<Reply> {
  const { hostname, port } = new URL(base);
  return new Promise((resolve, reject) => {
    const request = http.request(
      { hostname, port, method, path, headers: { ...headers, ...(body ? { 'content-length': body.length } : {}) }, agent },
      (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => resolve({ status: response.statusCode!, text: Buffer.concat(chunks).toString() }));
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
const agent = new http.Agent({ keepAlive: true, maxSockets: 4 });
afterAll(() => agent.destroy());

function judge(name: RouteName | undefined, { status, text }: Reply, sent: string): void {
  if (status >= 500 && !text.includes('codes-paused')) throw new Error(`${status} for ${sent}: ${text}`);
  if (status < 400 || text.startsWith('<!doctype html>')) return;
  const body = JSON.parse(text) as { title?: string; text?: string };
  if (!body.title || !body.text) throw new Error(`no words for ${sent}: ${text}`);
  if (name) expectDeclared(name, status, body);
}

const doors = (route: Route) =>
  route.audience === 'staff' ? county.staffUrl : route.audience === 'operator' ? county.internalUrl : county.publicUrl;
const session = (route: Route): Record<string, string> =>
  route.audience === 'staff'
    ? { cookie: (atCounty.has(route) ? bureau : officer).cookie, origin: county.house.settings.staffOrigin }
    : { authorization: `Bearer ${wang.token}` };
/** `FUZZ_ONLY=submitApplication,sendPaper FUZZ_TIMES=100` knocks a hundred times as often, at these doors alone. */
const [only, often] = [process.env['FUZZ_ONLY']?.split(','), Number(process.env['FUZZ_TIMES'] ?? 1)];
/** Ending the session would leave the rest of the run outside. */
const names = (Object.keys(routes) as RouteName[]).filter((name) => !/signOut/i.test(name) && (only?.includes(name) ?? true));

function pathOf(route: Route, params: Record<string, string>): string {
  return route.path.replace(/:(\w+)/g, (_colon, key: string) => encodeURIComponent(params[key] ?? ''));
}

test(
  'good forms with one thing bent are refused by the field that is wrong, or taken, never a fault',
  async () => {
    const standing = () => versionsOf(bureau, good.staffReadVisit!.params!);
    const before = await standing();
    const withBody = names.filter((name) => good[name]!.body !== undefined);
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...withBody), fc.nat(), anything, fc.boolean(), async (name, pick, value, fresh) => {
        const route: Route = routes[name];
        const { body, params = {}, headers = {} } = good[name]!;
        const paths = pathsOf(body);
        const bent = changed(
          fresh && name === 'submitApplication' ? { ...(body as object), submissionId: randomUUID() } : body,
          paths[pick % paths.length]!,
          value,
        );
        const bytes = Buffer.from(JSON.stringify(bent) ?? '');
        const reply = await send(
          doors(route),
          route.method,
          pathOf(route, params),
          { 'content-type': 'application/json', ...session(route), ...headers },
          bytes,
        );
        judge(name, reply, `${name} ${bytes.toString().slice(0, 400)}`);
      }),
      { seed: 16, numRuns: 500 * often },
    );
    expect(await standing()).toEqual(before);
  },
  often * 30_000,
);

const headerText = fc
  .oneof(fc.string({ maxLength: 60 }), fc.constantFrom('', '0', '-1', '99999999999', 'Bearer ', 'NaN', ';;', 'é'))
  .map((text) =>
    // What HTTP itself cannot carry never arrives.
    text.replace(/[^\t\x20-\x7e\x80-\xff]/g, ''),
  );

test(
  'ids, headers and types of any shape get words',
  async () => {
    const known = [
      'authorization',
      'cookie',
      'origin',
      'if-match',
      'if-none-match',
      'x-submission-id',
      'x-village-code',
      'x-paper-kind',
      'x-sha256',
      'content-type',
      'accept',
      'x-forwarded-for',
      'range',
    ];
    const types = fc.constantFrom(
      'application/json',
      'image/jpeg',
      'text/plain',
      'multipart/form-data',
      'application/x-www-form-urlencoded',
      'application/json; charset=utf-7',
      'x',
      '',
    );
    const segment = fc.oneof(
      fc.string({ maxLength: 120 }).map((text) => encodeURIComponent(text.toWellFormed())),
      fc.constantFrom('%00', '%ff', '%', '..', '%2e%2e%2f', '1'.repeat(300), '__proto__'),
    );
    await fc.assert(
      fc.asyncProperty(
        fc.constantFrom(...names),
        fc.dictionary(fc.constantFrom(...known), headerText, { maxKeys: 3 }),
        types,
        fc.option(segment),
        fc.option(fc.uint8Array({ maxLength: 80 })),
        async (name, headers, type, id, bytes) => {
          const route: Route = routes[name];
          const { params = {}, headers: usual = {} } = good[name]!;
          const path = id === null ? pathOf(route, params) : route.path.replace(/:\w+/g, id.replace(/[^\x21-\x7e]/g, ''));
          const all = { ...session(route), ...usual, 'content-type': type, ...headers };
          const body = bytes === null || route.method === 'GET' ? undefined : Buffer.from(bytes);
          judge(undefined, await send(doors(route), route.method, path, all, body), `${name} ${path} ${JSON.stringify(all)}`);
        },
      ),
      { seed: 17, numRuns: 600 * often },
    );
  },
  often * 30_000,
);

test('query strings of any shape get words, where one is read and where none is', async () => {
  const text = fc.oneof(
    fc.string({ maxLength: 300 }).map((one) => encodeURIComponent(one.toWellFormed())),
    fc.constantFrom('%00', '%ff', '%', '', '1&timestamp=2', '[]=1', '__proto__', 'NaN', '-1'),
  );
  const keys = fc.constantFrom('timestamp', 'nonce', 'signature', 'msg_signature', 'echostr', 'openid', '__proto__', 'x');
  const withQuery = names.filter((name) => good[name]!.query);
  if (!only) expect(withQuery).toHaveLength(2);
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...withQuery, 'listTowns' as const), fc.dictionary(keys, text, { maxKeys: 4 }), async (name, bent) => {
      const route: Route = routes[name];
      const usual = new URLSearchParams(good[name]!.query ?? {}).toString();
      const search = [usual, ...Object.entries(bent).map(([key, value]) => `${key}=${value}`)].join('&');
      const body = route.method === 'POST' ? Buffer.from('{"Encrypt":"x"}') : undefined;
      judge(name, await send(doors(route), route.method, `${pathOf(route, {})}?${search}`, {}, body), `${name} ?${search}`);
    }),
    { seed: 19, numRuns: 300 },
  );
});

test('addresses that nobody made get words', async () => {
  const piece = fc.constantFrom(
    'api',
    'm',
    'staff',
    'papers',
    'matters',
    'codes',
    '..',
    '%2e',
    '%',
    '%00',
    '%c0%af',
    ';',
    '?',
    '?a=1',
    '#',
    '*',
    'null',
    '\\',
    '//',
    'x'.repeat(200),
  );
  await fc.assert(
    fc.asyncProperty(
      fc.array(piece, { maxLength: 6 }),
      fc.constantFrom('GET', 'POST', 'PUT', 'DELETE', 'PATCH', 'OPTIONS', 'HEAD', 'TRACE'),
      async (pieces, method) => {
        for (const base of [county.publicUrl, county.staffUrl, county.internalUrl]) {
          const reply = await send(base, method, `/${pieces.join('/')}`, {});
          if (method !== 'HEAD') judge(undefined, reply, `${method} /${pieces.join('/')}`);
          expect(reply.status).toBeLessThan(500);
        }
      },
    ),
    { seed: 18, numRuns: 120 },
  );
});

const knocked = applyDoors.filter((name) => only?.includes(name) ?? true);

test.runIf(knocked.length > 0)(
  'bent, twice at once, sealed, with a photo first: an application is whole or not there',
  async () => {
    const judgeOne = (name: RouteName, status: number, body: unknown) => judge(name, { status, text: JSON.stringify(body) }, name);
    await applyBadly(county, wang, { doors: knocked, numRuns: 40 * often, judge: judgeOne });
    const { house, database, filesDir } = county;
    const where = { url: database.adminUrl, filesDir, vault: house.vault };
    expect(await findHalfWritten(where)).toEqual([]);
    await queryAs(
      database.adminUrl,
      `delete from application_member where (application, id) = (select application, id from application_member where id = 'm1' limit 1)`,
    );
    expect(await findHalfWritten(where), 'it does find one').not.toEqual([]);
  },
  often * 30_000,
);

test('after all that the county still does what it is for', async () => {
  county.clock.forward({ hours: 2 });
  const li = new Villager(county, '16900003603');
  await li.signIn();
  expect((await li.apply()).number).toMatch(/^\d{4} \d{4}$/);
  await county.knock();
});
