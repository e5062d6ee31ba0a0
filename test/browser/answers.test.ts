import { beforeAll, expect, test } from 'vitest';
import { openSecondCounty } from '../helpers/second-county.ts';
import { usePhoneInBrowser } from '../helpers/use-phone-in-browser.ts';

/* What stands on the page is what was taken: in a field, and in the columns of a day. */

const dayAsked = '哪天出的院？';

const phone = usePhoneInBrowser({ keepsApp: false });
let codeId: string;
beforeAll(async () => {
  ({ codeId } = await openSecondCounty(phone.county, ({ catalogue }) => {
    catalogue.facts.push({
      id: 'medical.leftHospital',
      scope: 'household',
      type: 'date',
      label: dayAsked,
      question: dayAsked,
      example: '出院小结上写着。',
      why: '从那天算起。',
      unit: null,
      default: null,
      enum: null,
      sensitive: false,
      verifiableBy: null,
      part: 'household',
    });
    catalogue.programs.find(({ id }) => id === 'temp-assist-expense')!.asks.unshift('medical.leftHospital');
  }));
});

async function beginAt(code: string): Promise<void> {
  await phone.page.goto(`${phone.county.publicUrl}/qr/landing?to=learn&q=${encodeURIComponent(`${phone.county.publicUrl}/m/${code}`)}`);
  await phone.walk.seen(phone.page.getByText('临时救助（支出型）')).tap();
  await phone.walk.begin();
  await phone.walk.seen(phone.page.getByRole('radio', { name: '给我自己办' })).tap();
  await phone.walk.goOn('下一题');
  await phone.walk.write('王秀英');
  await phone.walk.goOn('下一题');
  await phone.walk.goOn('就一个人过');
}

test('a figure or a sign too many does not stay in the field', async () => {
  await phone.page.goto(`${phone.county.publicUrl}/me/sign-in`);
  const field = phone.walk.seen(phone.page.getByRole('textbox'));
  await field.pressSequentially('1690a0000x');
  await expect.poll(() => field.inputValue()).toBe('16900000');

  await beginAt(phone.county.codeId);
  while ((await phone.page.getByText('元', { exact: true }).filter({ visible: true }).count()) === 0) await phone.walk.answerNext();
  const sum = phone.walk.seen(phone.page.getByRole('textbox'));
  await sum.pressSequentially('1234567890');
  await expect.poll(() => sum.inputValue()).toBe('12345678');
});

test('a day is said in words once it is whole, and nothing of it stays chosen after 不知道', async () => {
  await beginAt(codeId);
  while ((await phone.walk.title()) !== dayAsked) await phone.walk.answerNext();
  const choose = (name: string): Promise<void> => phone.walk.seen(phone.page.getByRole('radio', { name, exact: true })).tap();
  const chosen = (): Promise<string[]> =>
    phone.page
      .getByRole('radio', { checked: true })
      .filter({ visible: true })
      .evaluateAll((rows) => rows.map((row) => row.textContent!.replace('✓', '').trim()));
  for (const name of ['2026年', '11月', '24日']) await choose(name);
  await phone.walk.reads('2026年11月24日 星期二');
  expect(await chosen()).toEqual(['2026年', '11月', '24日']);

  await choose('不知道');
  await expect.poll(chosen).toEqual(['不知道']);
  expect(await phone.page.getByText('星期二').count()).toBe(0);

  // Begun anew, and not yet whole: what is chosen so far stays.
  await choose('2025年');
  await choose('3月');
  await expect.poll(chosen).toEqual(['2025年', '3月']);
});
