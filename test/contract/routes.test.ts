import { expect, test } from 'vitest';
import { problemStatus, type ProblemCode } from '../../src/contract/problem-codes.ts';
import type { Route } from '../../src/contract/route.ts';
import { routes } from '../../src/contract/routes.ts';
import { routeSchemas, type RouteSchema } from '../../src/contract/route-schemas.ts';
import { words } from '../../src/server/platform/words.ts';

const all = Object.entries<Route>(routes).map(([name, route]) => ({
  name,
  route,
  schema: (routeSchemas as Record<string, RouteSchema>)[name]!,
}));

test('every route has a schema, an audience, a scope and one plain sentence; no two share a door', () => {
  expect(Object.keys(routeSchemas).toSorted()).toEqual(Object.keys(routes).toSorted());
  for (const { route } of all) {
    expect(route.audience && route.scope).toBeTruthy();
    expect(route.summary).toMatch(/^[A-Z].{10,140}[^.]$/);
  }
  expect(new Set(all.map(({ route }) => `${route.method} ${route.path.replace(/:\w+/g, ':')}`)).size).toBe(all.length);
});

test('audiences stand where they belong: staff under /staff/api, vendors under /vendor, families under /api and /m', () => {
  const prefix = {
    public: /^\/(api|m)\//,
    citizen: /^\/api\//,
    liaison: /^\/api\//,
    staff: /^\/staff\/api\//,
    vendor: /^\/vendor\//,
    operator: /^\/[\w.]+$/,
  };
  for (const { route } of all) expect([route.path, prefix[route.audience].test(route.path)]).toEqual([route.path, true]);
});

test('only public routes and sign-ins answer nobody in particular; everything personal has a scope of its own', () => {
  const open = all.filter(({ route }) => route.scope === 'nobody').map(({ name }) => name);
  expect(open.toSorted()).toEqual(
    [
      'askChallenge',
      'checkCode',
      'describeApi',
      'landing',
      'listTowns',
      'listVillages',
      'lookAtComplaint',
      'objectToAnswer',
      'lookAtReceipt',
      'openCode',
      'readCatalogue',
      'readNews',
      'readProgramTexts',
      'readSunshine',
      'readVillageVisits',
      'reportCode',
      'reportComplaint',
      'reportEmergency',
      'reportLead',
      'reportSealedComplaint',
      'reportSealedEmergency',
      'reportSealedLead',
      'sendSignInCode',
      'signIn',
      'signInWithWechat',
      'signInWithWechatPhone',
      'staffAskKeyChallenge',
      'staffSignIn',
      'staffSignInWithKey',
    ].toSorted(),
  );
  for (const { route } of all) {
    if (route.audience === 'citizen') expect(route.scope).toBe('own');
    if (route.audience === 'vendor') expect(route.scope).toBe('message');
  }
});

test('whatever writes says how a repeat is harmless, and whatever reads does not write', () => {
  for (const { name, route } of all) expect([name, route.write === undefined]).toEqual([name, route.method === 'GET']);
});

test('every refusal that follows from a route’s kind is listed: sign-in, unknown ids, fields', () => {
  for (const { name, route, schema } of all) {
    const listed: readonly string[] = route.problems;
    if (['citizen', 'staff'].includes(route.audience)) expect([name, listed.includes('sign-in-needed')]).toEqual([name, true]);
    if (schema.params) expect([name, listed.includes('not-found') || listed.includes('code-unknown')]).toEqual([name, true]);
    if (schema.body || schema.headers) expect([name, listed.includes('field-refused')]).toEqual([name, true]);
    expect(new Set(listed).size).toBe(listed.length);
  }
});

test('every problem code has a status and short words without jargon, ending in what to do', () => {
  for (const [code, { title, text }] of Object.entries(words)) {
    expect(problemStatus[code as ProblemCode]).toBeGreaterThanOrEqual(400);
    expect([code, title.length <= 12, text.length <= 60]).toEqual([code, true, true]);
    expect(text).toMatch(/。$/);
    expect(title + text).not.toMatch(/[A-Za-z]{3,}|请求|参数|服务器|错误码|系统/);
  }
});

interface Node {
  type?: string;
  properties?: Record<string, Node>;
  additionalProperties?: unknown;
  items?: Node;
  anyOf?: Node[];
  maxLength?: number;
  maxItems?: number;
  pattern?: string;
}

/** Every object that a phone may send, with the path to it. */
function* walk(node: Node, path: string): Generator<[string, Node]> {
  yield [path, node];
  for (const [key, one] of Object.entries(node.properties ?? {})) yield* walk(one, `${path}.${key}`);
  if (node.items) yield* walk(node.items, `${path}[]`);
  for (const one of node.anyOf ?? []) yield* walk(one, path);
}

test('bodies take no unknown keys, no endless text and no endless list', () => {
  for (const { name, schema } of all) {
    if (!schema.body) continue;
    for (const [path, node] of walk(schema.body as Node, name)) {
      if (node.properties) expect([path, node.additionalProperties]).toEqual([path, false]);
      if (node.type === 'string') expect([path, Boolean(node.maxLength ?? node.pattern)]).toEqual([path, true]);
      if (node.type === 'array') expect([path, Boolean(node.maxItems)]).toEqual([path, true]);
    }
  }
});

test('no route has PATCH, and none for people reads a query string: ids, numbers and receipts stay out of every log on the way', () => {
  for (const { route, schema } of all) {
    expect(['GET', 'POST', 'PUT', 'DELETE']).toContain(route.method);
    expect(route.path).not.toContain('?');
    expect(Object.keys(schema).filter((key) => !['params', 'headers', 'query', 'body', 'status', 'answer'].includes(key))).toEqual([]);
  }
  // WeChat signs its pushes in the query, and no header carries it; nobody else's route has a reason.
  const withQuery = all.filter(({ schema }) => schema.query).map(({ name }) => name);
  expect(withQuery.toSorted()).toEqual(['checkWechatPush', 'receiveWechatPush']);
});
