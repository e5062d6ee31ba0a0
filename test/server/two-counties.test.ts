import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { Officer } from '../helpers/officer.ts';
import { openSecondCounty } from '../helpers/second-county.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { Villager } from '../helpers/villager.ts';

let county: TestCounty;
let second: { codeId: string };
let wang: Villager;
let first: { matterId: string; paperId: string };
beforeAll(async () => {
  county = await openTestCounty();
  second = await openSecondCounty(county, (folder) => {
    folder.catalogue.version = 5;
    folder.catalogue.programs[0]!.summary = '邻县自己的说法';
  });
  wang = new Villager(county, '16900001701');
  await wang.signIn();
  const form = await wang.fillForm();
  const { paper } = await wang.sendPaper(form.submissionId);
  const receipt = await wang.apply({ ...form, papers: [paper] });
  first = { matterId: receipt.matters[0]!.matterId, paperId: paper.paperId };
});
afterAll(() => county?.close());

test('each county’s code opens its own village, hotline and catalogue', async () => {
  const opened = await wang.ask('openCode', { params: second });
  expect(opened.body).toMatchObject({ county: { id: '371699', name: '邻演县' } });
  const theirs = (await wang.ask('readCatalogue', { params: second })).body;
  const ours = await wang.catalogue();
  expect([theirs.county, theirs.version, theirs.programs[0]!.summary]).toEqual(['371699', 5, '邻县自己的说法']);
  expect(ours.county).toBe('371623');
  expect(JSON.stringify(ours)).not.toContain('邻县');
});

test('the bureau of the second county sees nothing of the first: no list, no matter, no photo, no act', async () => {
  const bureau = await new Officer(county, 'second-county').signIn();
  expect((await bureau.ask('readStaffSession')).body).toMatchObject({ county: '邻演县', role: 'county' });
  expect((await bureau.ask('staffListMatters')).body.matters).toEqual([]);
  expect((await bureau.ask('staffReadMatter', { params: first })).status).toBe(404);
  expect((await bureau.ask('staffReadPaper', { params: first })).status).toBe(404);
  const act = { params: first, headers: { 'if-match': '1' }, body: { submissionId: randomUUID(), event: 'accept' } };
  expect((await bureau.ask('staffRecordEvent', act)).status).toBe(404);
});

test('who filed in one county only is asked about in that county only', async () => {
  const li = new Villager(county, '16900001702');
  await li.signIn();
  await li.apply(
    await li.fillForm({ villageCode: second.codeId, submissionId: randomUUID() }).then((form) => ({ ...form, catalogueVersion: 5 })),
  );
  const bureau = await new Officer(county, 'second-county').signIn();
  expect((await bureau.ask('staffListMatters')).body.matters).toHaveLength(1);
  const ours = await new Officer(county, 'county').signIn();
  expect((await ours.ask('staffListMatters')).body.matters.map((line) => line.matterId)).toEqual([first.matterId]);
  expect((await li.ask('readMatter', { params: first })).status).toBe(404);
});

test('an account that filed in both counties sees both, each under its own county’s hotline and town', async () => {
  const form = await wang.fillForm({ villageCode: second.codeId });
  const receipt = await wang.apply({ ...form, catalogueVersion: 5 });
  const lines = (await wang.ask('listMatters')).body.matters.map((line) => line.matterId);
  expect(lines.toSorted()).toEqual([first.matterId, receipt.matters[0]!.matterId].toSorted());
  expect((await wang.ask('listNotices')).body.notices).toHaveLength(2);
  expect((await wang.ask('readMatter', { params: { matterId: receipt.matters[0]!.matterId } })).body.contact.town).toBe('海丰街道');
});

test('a form cannot be moved to another county by sending it under that county’s code: it is a form of its own there', async () => {
  const form = await wang.fillForm();
  const one = await wang.apply(form);
  const other = await wang.ask('submitApplication', { body: { ...form, villageCode: second.codeId, catalogueVersion: 5 } });
  expect(other.status).toBe(201);
  expect(other.body.number).not.toBe(one.number);
});

test('loading the same folder again changes nothing', async () => {
  const before = await wang.ask('listVillages', { params: { townId: '371699002' } });
  await openSecondCounty(county);
  expect((await wang.ask('listVillages', { params: { townId: '371699002' } })).body).toEqual(before.body);
  expect((await wang.ask('readCatalogue', { params: second })).body.version).toBe(5);
});
