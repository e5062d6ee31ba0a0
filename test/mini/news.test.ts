import { beforeEach, expect, test } from 'vitest';
import type { NewsItem } from '../../src/contract/news.contract.ts';
import { announceOnPhone } from '../../src/mini/learn/news/announce-on-phone.ts';
import { useNews } from '../../src/mini/learn/news/news.store.ts';
import { keep } from '../../src/mini/shared/keep/keep.ts';
import { useHousehold } from '../../src/mini/shared/household.store.ts';
import { addDays, dayOf } from '../../src/rules/day.ts';
import { keptCatalogue, toldCatalogue } from '../helpers/told-catalogue.ts';
import { village } from './helpers/kangjia.ts';
import { json, newPhone, switchOn } from './helpers/phone.ts';
import { phone } from './helpers/taro-stub.ts';

/** News on a phone whose network comes and goes. */
const today = dayOf(new Date());
const session = (day: string): NewsItem => ({
  newsId: '01930000-0000-7000-8000-000000000001',
  kind: 'session',
  state: 'public',
  title: '来村里讲帮扶政策',
  text: '',
  groups: [],
  programs: [],
  from: today,
  until: day,
  session: { day, half: 'morning', place: '村委会', bring: ['身份证'], who: '' },
});

beforeEach(() => {
  newPhone();
  useHousehold().settle(village);
});

test('what was told is there without a network, is asked for by its tag, and is over on its own day', async () => {
  await expect(useNews().load()).rejects.toMatchObject({ code: 'no-network' });
  phone.answer = () => json(200, { village: village.village.id, items: [session(addDays(today, 2))] }, { etag: '"one"' });
  await useNews().load();
  switchOn();
  useHousehold().remember();
  phone.answer = () => 'no-network';
  await useNews().load();
  expect(useNews().items).toHaveLength(1);
  expect(phone.asked.at(-1)!.header).toMatchObject({ 'if-none-match': '"one"' });

  keep('news', { codeId: village.codeId, news: { village: village.village.id, items: [session(addDays(today, -1))] } });
  switchOn();
  useHousehold().remember();
  phone.answer = () => 'no-network';
  await useNews().load();
  expect(useNews().items).toEqual([]);
});

test('a standard that rises is told out of the kept catalogue, and not where nobody published it in a real county', () => {
  const catalogue = toldCatalogue(today);
  const rural = catalogue.parameters.find(({ id }) => id === 'std.dibaoRural')!;
  const raised = { ...rural, value: 900, effectiveFrom: addDays(today, 20) };
  const onPhone = (illustrative: boolean) => {
    const parameters = [
      ...catalogue.parameters.filter(({ id }) => id !== rural.id),
      { ...rural, illustrative },
      { ...raised, illustrative },
    ];
    useHousehold().kept = keptCatalogue({ ...catalogue, parameters }, village.codeId);
  };
  const tell = (demo: boolean, illustrative: boolean): number => {
    useHousehold().settle({ ...village, demo });
    onPhone(illustrative);
    return useNews().rises.length;
  };
  expect([tell(true, true), tell(false, true), tell(false, false)]).toEqual([1, 0, 1]);
  const horn = announceOnPhone({ rise: useNews().rises[0]! }, village);
  expect(horn).toContain('农村低保标准有变化');
  expect(horn).not.toMatch(/900|850/);
  expect(useNews().find(useNews().rises[0]!.id)).toMatchObject({ rise: { to: 900 } });
});
