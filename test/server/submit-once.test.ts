import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import { queryAs, countRows } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { Villager } from '../helpers/villager.ts';

let county: TestCounty;
let wang: Villager;
beforeAll(async () => {
  county = await openTestCounty();
  wang = await signedIn('16900001001');
});
afterAll(() => county?.close());

async function signedIn(phone: string): Promise<Villager> {
  const villager = new Villager(county, phone);
  await villager.signIn();
  return villager;
}

const submit = (who: Villager, form: NewApplication) => who.ask('submitApplication', { body: form });

/** What one submission left behind. */
async function leftBy(submissionId: string) {
  const [row] = await queryAs<{ applications: number; receipts: number; matters: number; notices: number }>(
    county.database.ownerUrl,
    `with mine as (select id from application where submission_id = $1), matters as (select id from matter where application in (select id from mine))
     select (select count(*)::int from mine) as applications, (select count(*)::int from receipt where application in (select id from mine)) as receipts,
            (select count(*)::int from matters) as matters, (select count(*)::int from notice where matter in (select id from matters)) as notices`,
    [submissionId],
  );
  return row;
}
const once = { applications: 1, receipts: 1, matters: 1, notices: 1 };

test('she sends the same form twice, because the network broke, and gets the same receipt', async () => {
  const form = await wang.fillForm();
  const first = await submit(wang, form);
  const second = await submit(wang, form);
  expect([first.status, second.status]).toEqual([201, 201]);
  expect(second.body).toEqual(first.body);
  expect(first.headers.has('x-repeated')).toBe(false);
  expect(second.headers.get('x-repeated')).toBe('true');
  expect(await leftBy(form.submissionId)).toEqual(once);
});

test('the same form with its keys in another order is the same form', async () => {
  const form = await wang.fillForm();
  const turned = Object.fromEntries(Object.entries(form).toReversed()) as NewApplication;
  turned.facts = Object.fromEntries(Object.entries(form.facts).toReversed());
  const first = await submit(wang, form);
  expect((await submit(wang, turned)).body).toEqual(first.body);
});

test('sixteen of the same form at once become one application, one receipt and one notice', async () => {
  const form = await wang.fillForm();
  const answers = await Promise.all(Array.from({ length: 16 }, () => submit(wang, form)));
  expect(answers.map((answer) => answer.status)).toEqual(Array.from({ length: 16 }, () => 201));
  expect(new Set(answers.map((answer) => JSON.stringify(answer.body))).size).toBe(1);
  expect(answers.filter((answer) => !answer.headers.has('x-repeated'))).toHaveLength(1);
  expect(await leftBy(form.submissionId)).toEqual(once);
});

test('the same id with something changed is refused in plain words, and nothing is written', async () => {
  const form = await wang.fillForm();
  const first = await submit(wang, form);
  const before = await countRows(county.database.ownerUrl);
  const changed = await submit(wang, { ...form, applicant: { ...form.applicant, address: '3组' } });
  expect(changed.status).toBe(409);
  expect(changed.body).toMatchObject({ code: 'already-sent-differently', text: expect.stringContaining('12349') });
  expect(await countRows(county.database.ownerUrl)).toEqual(before);
  expect((await submit(wang, form)).body).toEqual(first.body);
});

test('another account that sends her form gets not-found, never her receipt', async () => {
  const form = await wang.fillForm();
  const receipt = await wang.apply(form);
  const li = await signedIn('16900001002');
  const before = await countRows(county.database.ownerUrl);
  const answer = await submit(li, form);
  expect(answer.status).toBe(404);
  expect(answer.body).toMatchObject({ code: 'not-found' });
  expect(JSON.stringify(answer.body)).not.toContain(receipt.number);
  expect(await countRows(county.database.ownerUrl)).toEqual(before);
});

test('a form that is refused leaves nothing behind, and may be mended and sent under the same id', async () => {
  const form = await wang.fillForm();
  const before = await countRows(county.database.ownerUrl);
  const idNumber = form.applicant.idNumber.replace(/.$/, (last) => (last === '1' ? '2' : '1'));
  const wrong = await submit(wang, { ...form, applicant: { ...form.applicant, idNumber } });
  expect(wrong.body).toMatchObject({ code: 'field-refused', field: 'applicant.idNumber' });
  const twiceTicked = await submit(wang, { ...form, consents: [form.consents[0]!, ...form.consents] });
  expect(twiceTicked.body).toMatchObject({ code: 'field-refused', field: 'consents.1' });
  expect((await submit(wang, { ...form, catalogueVersion: 4_000_000_000 })).body).toMatchObject({ code: 'field-refused' });
  expect((await submit(wang, { ...form, catalogueVersion: 77 })).body).toMatchObject({ code: 'field-refused', field: 'catalogueVersion' });
  expect(await countRows(county.database.ownerUrl)).toEqual(before);
  expect((await submit(wang, form)).status).toBe(201);
});

test('however repeats of several forms mix, each form has one receipt and every answer to it is that one', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 4, maxLength: 14 }), async (order) => {
      const ids = [randomUUID(), randomUUID(), randomUUID()];
      const forms = await Promise.all(ids.map((submissionId) => wang.fillForm({ submissionId })));
      const answers = await Promise.all(order.map(async (index) => [index, await submit(wang, forms[index]!)] as const));
      for (const index of new Set(order)) {
        const bodies = answers.filter(([of]) => of === index).map(([, answer]) => answer.body);
        expect(new Set(bodies.map((body) => body.number)).size).toBe(1);
        expect(await leftBy(ids[index]!)).toEqual(once);
      }
    }),
    { numRuns: 5, seed: 20261124 },
  );
});

test('three years later, signed in anew, the same form still gives the same receipt', async () => {
  const form = await wang.fillForm();
  const receipt = await wang.apply(form);
  county.clock.forward({ days: 3 * 365 });
  await county.knock();
  expect((await submit(wang, form)).status).toBe(401);
  await wang.signIn();
  const again = await submit(wang, form);
  expect([again.status, again.body]).toEqual([201, receipt]);
  // That nobody looked at it in time has been told her since.
  expect(await leftBy(form.submissionId)).toEqual({ ...once, notices: 2 });
});
