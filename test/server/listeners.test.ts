import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Route } from '../../src/contract/route.ts';
import { routes } from '../../src/contract/routes.ts';
import { buildApp } from '../../src/server/app.ts';
import type { Settings } from '../../src/server/platform/settings.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await openTestCounty();
});
afterAll(() => county?.close());

const audiences = { public: ['public', 'citizen', 'vendor'], staff: ['staff'], internal: ['operator'] } as const;
type Door = keyof typeof audiences;
const doors = Object.keys(audiences) as Door[];

const all = Object.entries<Route>(routes).map(([name, route]) => ({
  name,
  route,
  path: route.path.replace(/:\w+/g, '01234567-89ab-7def-8123-456789abcdef'),
  door: doors.find((door) => (audiences[door] as readonly string[]).includes(route.audience)),
}));

/** All that a scanner of ports can see of an answer, except the time. */
async function seen(door: Door, method: string, path: string): Promise<string> {
  const base = { public: county.publicUrl, staff: county.staffUrl, internal: county.internalUrl }[door];
  const response = await fetch(base + path, { method });
  const headers = [...response.headers].filter(([name]) => name !== 'date');
  return JSON.stringify([response.status, headers, await response.text()]);
}

test.each(doors)('the %s listener answers every path of the others exactly like a path that nobody has', async (door) => {
  const foreign = all.filter((one) => one.door !== door);
  expect(foreign.length).toBeGreaterThan(8);
  for (const { route, path } of foreign) {
    const unknown = await seen(door, route.method, '/no/such/path');
    expect(unknown).toContain('没有这一页');
    expect(await seen(door, route.method, path)).toBe(unknown);
    expect(await seen(door, 'OPTIONS', path)).toBe(unknown);
  }
});

test('every audience has a door, and every route stands at one', () => {
  expect(all.filter((one) => one.door === undefined)).toEqual([]);
});

test.each([
  ['all', ['internal', 'public', 'staff']],
  ['public', ['internal', 'public']],
  ['staff', ['internal', 'staff']],
  ['worker', ['internal']],
] as const)('start mode %s opens only %s', async (startMode, expected) => {
  const settings: Settings = { ...county.house.settings, startMode };
  const app = await buildApp({ ...county.house, settings }, { work: false });
  expect(Object.keys(app.listeners).toSorted()).toEqual(expected);
  for (const [door, listener] of Object.entries(app.listeners)) {
    await listener.ready();
    const known = all.filter(({ route }) => listener.hasRoute({ method: route.method, url: route.path }));
    expect(known.map((one) => one.name)).toEqual(all.filter((one) => one.door === door).map((one) => one.name));
  }
  expect((await app.listeners.internal!.inject('/live')).statusCode).toBe(200);
  await app.close();
});

test('an address that cannot be read, a verb that nobody takes and a path without end get words, not the framework’s own', async () => {
  for (const path of ['/%zz', '/api/codes/%ff', `/m/${'9'.repeat(3000)}`, '/api//', '//', '/api/codes/..%2f..%2fetc%2fpasswd']) {
    const response = await fetch(county.publicUrl + path);
    const text = await response.text();
    expect([path, response.status < 500]).toEqual([path, true]);
    expect(text).not.toMatch(/Route GET|is not a valid url|FST_|Not Found|Bad Request/);
  }
  expect((await fetch(`${county.publicUrl}/api/towns`, { method: 'PATCH' })).status).toBe(404);
});

test('the internal listener tells figures and health, and nothing about anyone', async () => {
  const metrics = await (await fetch(`${county.internalUrl}/metrics`)).text();
  expect(metrics).toMatch(/^mashang_deliveries\{state="waiting"\} 0$/m);
  expect((await fetch(`${county.internalUrl}/ready`)).status).toBe(200);
});
