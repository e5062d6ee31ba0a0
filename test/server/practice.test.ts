import { afterAll, beforeAll, expect, test } from 'vitest';
import { Officer, type Login } from '../helpers/officer.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await openTestCounty();
});
afterAll(() => county?.close());

const desk = (login: Login) => new Officer(county, login).signIn();

test('x', async () => {
  const haifeng = await desk('haifeng');
  console.log((await haifeng.ask('readPractice')).body);
  const t = performance.now();
  console.log((await haifeng.ask('beginPractice', { body: { seen: 0 } })).body, performance.now() - t);
  const list = (await haifeng.ask('staffListMatters', { headers: { 'x-practice': 'town' } })).body;
  for (const m of list.matters) console.log(m.applicant, m.program, m.state.title, m.light, m.next?.text);
  console.log(list.matters.length);
  const messages = (await haifeng.ask('listPracticeMessages', { headers: { 'x-practice': 'town' } })).body.messages;
  console.log(messages.length, messages.slice(0, 3));
  console.log(county.logLines.filter((l) => !l.includes('"status":200')).slice(-5));
});
