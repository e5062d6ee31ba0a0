import { afterAll, beforeAll, expect, test } from 'vitest';
import { problemStatus } from '../../src/contract/problem-codes.ts';
import type { Route } from '../../src/contract/route.ts';
import { routes } from '../../src/contract/routes.ts';
import { routeSchemas, type RouteSchema } from '../../src/contract/route-schemas.ts';
import { Officer } from '../helpers/officer.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask, Villager } from '../helpers/villager.ts';

interface Operation {
  operationId: string;
  security: unknown[];
  parameters?: { in: string; name: string; required: boolean; schema: object }[];
  requestBody?: { content: Record<string, object> };
  responses: Record<string, { description: string; content: object }>;
}
interface Document {
  openapi: string;
  servers: { url: string }[];
  paths: Record<string, Record<string, Operation>>;
  components: { schemas: Record<string, object>; securitySchemes: Record<string, object> };
}

let county: TestCounty;
let documents: { phones: Document; staff: Document; internal: Document };
beforeAll(async () => {
  county = await openTestCounty();
  const officer = await new Officer(county, 'county').signIn();
  documents = {
    phones: (await ask(county.publicUrl, 'describeApi')).body as unknown as Document,
    staff: (await officer.ask('staffDescribeApi')).body as unknown as Document,
    internal: (await ask(county.internalUrl, 'describeInternalApi')).body as unknown as Document,
  };
});
afterAll(() => county?.close());

const audiencesOf = { phones: ['public', 'citizen'], staff: ['staff'], internal: ['vendor', 'operator'] };

test.each(['phones', 'staff', 'internal'] as const)(
  'the document for %s is OpenAPI 3.1 and holds exactly the routes of its audiences',
  (whose) => {
    const document = documents[whose];
    expect(document.openapi).toBe('3.1.0');
    const described = Object.entries(document.paths).flatMap(([path, operations]) =>
      Object.entries(operations).map(([method, operation]) => ({ path, method, operation })),
    );
    const expected = Object.entries<Route>(routes).filter(([, route]) => audiencesOf[whose].includes(route.audience));
    expect(described.map(({ operation }) => operation.operationId).toSorted()).toEqual(expected.map(([name]) => name).toSorted());
    for (const { path, method, operation } of described) {
      const route: Route = routes[operation.operationId as keyof typeof routes];
      const schema = (routeSchemas as Record<string, RouteSchema>)[operation.operationId]!;
      expect([method.toUpperCase(), path]).toEqual([route.method, route.path.replace(/:(\w+)/g, '{$1}')]);
      const inPath = (operation.parameters ?? []).filter((one) => one.in === 'path').map((one) => one.name);
      expect(inPath.toSorted()).toEqual([...path.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).toSorted());
      const inQuery = (operation.parameters ?? []).filter((one) => one.in === 'query').map((one) => one.name);
      expect(inQuery.toSorted()).toEqual(Object.keys((schema.query as { properties?: object } | undefined)?.properties ?? {}).toSorted());
      expect(operation.requestBody !== undefined).toBe(Boolean(schema.body ?? route.body));
      const statuses = new Set([String(schema.status ?? 200), ...route.problems.map((code) => String(problemStatus[code]))]);
      expect(Object.keys(operation.responses).toSorted()).toEqual([...statuses].toSorted());
      const needsSession = ['citizen', 'staff'].includes(route.audience) && route.scope !== 'nobody';
      expect([operation.operationId, operation.security.length > 0]).toEqual([operation.operationId, needsSession]);
    }
  },
);

test('the public document names no path of the staff, of vendors or of operators', () => {
  expect(JSON.stringify(documents.phones)).not.toMatch(/staff\/api|\/vendor\/|\/metrics/);
});

test('every reference in a document leads somewhere in it', () => {
  for (const document of Object.values(documents)) {
    for (const [, name] of JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g))
      expect(document.components.schemas).toHaveProperty(name!);
    expect([...JSON.stringify(document).matchAll(/"\$ref":"(?!#\/components\/schemas\/)/g)]).toEqual([]);
  }
});

test('a key that the contract does not know is refused by name, in every body', async () => {
  const wang = new Villager(county, '16900003001');
  await wang.signIn();
  const form = await wang.fillForm();
  const extra = { ...form, county: '371699' };
  expect(await wang.ask('submitApplication', { body: extra })).toMatchObject({
    status: 400,
    body: { code: 'field-refused', field: 'county' },
  });
  const deep = { ...form, applicant: { ...form.applicant, isAdmin: true } };
  expect(await wang.ask('submitApplication', { body: deep })).toMatchObject({ status: 400, body: { field: 'applicant.isAdmin' } });
  const signIn = { phone: wang.phone, code: '123456', deviceId: wang.deviceId, role: 'county' };
  expect((await wang.ask('signIn', { body: signIn })).status).toBe(400);
});

test('nothing is turned into another type on the way: a figure as text, or text as a figure, is refused', async () => {
  const wang = new Villager(county, '16900003002');
  for (const body of [
    { phone: 16900003002, code: '123456', deviceId: wang.deviceId },
    { phone: wang.phone, code: 123456, deviceId: wang.deviceId },
    [],
    null,
    'x',
  ])
    expect(await wang.ask('signIn', { body })).toMatchObject({ status: 400 });
});

test('a query string changes nothing', async () => {
  const plain = await (await fetch(`${county.publicUrl}/api/towns`)).text();
  expect(await (await fetch(`${county.publicUrl}/api/towns?county=1&phone=16900003001`)).text()).toBe(plain);
});

test('public answers may be kept, personal ones may not, and none sets a cookie', async () => {
  const wang = new Villager(county, '16900003003');
  await wang.signIn();
  for (const name of ['listMatters', 'listNotices'] as const) {
    const { headers } = await wang.ask(name);
    expect([headers.get('cache-control'), headers.get('set-cookie')]).toEqual(['no-store', null]);
  }
  const kept = await wang.ask('readCatalogue', { params: { codeId: county.codeId } });
  expect(kept.headers.get('cache-control')).toBe('public, max-age=300');
  const again = await wang.ask('readCatalogue', {
    params: { codeId: county.codeId },
    headers: { 'if-none-match': kept.headers.get('etag')! },
  });
  expect([again.status, again.body]).toEqual([304, '']);
});
