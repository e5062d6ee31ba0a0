import { afterAll, beforeAll, expect, test } from 'vitest';
import { Officer } from '../helpers/officer.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await openTestCounty({ settings: { staffSession: { idleMinutes: 5, dayHours: 1 } } });
});
afterAll(() => county?.close());

test('a county sets how long a desk may be left and how long a day is; the page is told both', async () => {
  const officer = await new Officer(county, 'haifeng').signIn();
  const ask = () => officer.ask('readStaffSession');
  expect((await ask()).body.endsAfter).toEqual({ idleMinutes: 5, dayHours: 1 });
  for (let at = 4; at < 60; at += 4) {
    county.clock.forward({ minutes: 4 });
    expect((await ask()).status).toBe(200);
  }
  county.clock.forward({ minutes: 4 });
  expect((await ask()).body).toMatchObject({ code: 'sign-in-needed' });
  await officer.signIn();
  county.clock.forward({ minutes: 5 });
  expect((await ask()).status).toBe(401);
});
