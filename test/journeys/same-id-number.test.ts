import { afterAll, beforeAll, expect, test } from 'vitest';
import { Officer } from '../helpers/officer.ts';
import { openTestCounty, type TestCounty } from '../helpers/test-county.ts';
import { inventedIdNumber, Villager } from '../helpers/villager.ts';

let county: TestCounty;
beforeAll(async () => {
  county = await openTestCounty();
});
afterAll(() => county?.close());

test('whoever files under an ID number that is registered learns nothing of that person; the town sees both names', async () => {
  const idNumber = inventedIdNumber(4);
  const owner = new Villager(county, '16900000041');
  await owner.signIn();
  await owner.apply(await owner.fillForm({ applicant: { name: '王秀英', idNumber } }));

  const stranger = new Villager(county, '16900000042');
  await stranger.signIn();
  const receipt = await stranger.apply(await stranger.fillForm({ applicant: { name: '赵编造', idNumber, filledBy: 'neighbour' } }));
  const [line] = (await stranger.ask('listMatters')).body.matters;
  expect(line!.forWhom).toBe('赵**');

  const town = await new Officer(county, 'haifeng').signIn();
  const file = await town.open(receipt.matters[0]!.matterId);
  expect(file.applicantFull).toMatchObject({ name: '赵编造', registeredName: '王秀英', phone: '16900000042' });
});
