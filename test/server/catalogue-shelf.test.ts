import { afterAll, beforeAll, expect, test } from 'vitest';
import { statementsOf } from '../helpers/count-statements.ts';
import { queryAs } from '../helpers/query-as.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { ask } from '../helpers/villager.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await openTestCounty();
});
afterAll(() => county?.close());

const read = () => ask(county.publicUrl, 'readCatalogue', { params: { codeId: county.codeId } });
const asksOfCatalogue = async () => (await statementsOf(read)).filter((text) => text.includes('from "catalogue"'));
const content = /"data".* from "catalogue"/;

test('however many phones ask, which catalogue is in force is asked each half minute, and what it says is read once a day', async () => {
  const first = await read();
  expect(first.body.programs.length).toBeGreaterThan(0);
  expect(await asksOfCatalogue()).toEqual([]);
  for (let times = 0; times < 3; times += 1) {
    county.clock.forward({ seconds: 31 });
    expect(await asksOfCatalogue()).toEqual([expect.not.stringMatching(content)]);
  }
  expect((await read()).body).toEqual(first.body);
  county.clock.forward({ days: 1 });
  expect((await asksOfCatalogue()).filter((text) => content.test(text))).toHaveLength(1);
});

test('what cannot be read is said in the log once each half minute, phones keep the one before, and it mends itself', async () => {
  const before = (await read()).body;
  const said = () => county.logLines.filter((line) => line.includes('the catalogue in force cannot be read')).length;
  await queryAs(county.database.ownerUrl, 'alter table catalogue rename to taken_away');
  county.clock.forward({ seconds: 31 });
  expect([(await read()).body, (await read()).body, said()]).toEqual([before, before, 1]);
  await queryAs(county.database.ownerUrl, 'alter table taken_away rename to catalogue');
  await queryAs(
    county.database.ownerUrl,
    `update catalogue set withdrawn_at = now() where county = '371623' and version = ${before.version}`,
  );
  county.clock.forward({ seconds: 31 });
  expect([(await read()).status === 200 && (await read()).body.version === before.version, said()]).toEqual([false, 1]);
});
