import { beforeEach, describe, expect, test } from 'vitest';
import type { Catalogue } from '../../src/contract/learn.contract.ts';
import { useHousehold } from '../../src/mini/shared/household.store.ts';
import { keptCatalogue } from '../helpers/told-catalogue.ts';
import { catalogue, village } from './helpers/kangjia.ts';
import { json, newPhone, refusal, switchOn } from './helpers/phone.ts';
import { phone, type Asked } from './helpers/taro-stub.ts';

/* What a phone reads while the county is silent, has something newer, or is half way through telling it. */

beforeEach(newPhone);

/** The same county's catalogue of another version: its first program is called so. */
const versionOf = (version: number): Catalogue => ({
  ...catalogue,
  version,
  programs: catalogue.programs.slice(0, 3).map((one, at) => (at === 0 ? { ...one, name: `第${version}版` } : one)),
});
const documents = (version: number) => keptCatalogue(versionOf(version), village.codeId, `"${version}"`);
const isTexts = ({ url }: Asked): boolean => url.endsWith('/program-texts');

/** A county that has these versions; a phone that names the tag of one is told nothing new. */
function countyTells(listVersion: () => number, textsVersion: () => number = listVersion): void {
  phone.answer = (asked) => {
    const version = isTexts(asked) ? textsVersion() : listVersion();
    if (asked.header['if-none-match'] === `"${version}"`) return { statusCode: 304, data: '', header: {} };
    const { list, texts } = documents(version);
    return json(200, isTexts(asked) ? texts : list, { etag: `"${version}"` });
  };
}
const readable = (): string | undefined => useHousehold().catalogue?.programs[0]?.name;
const askedFor = (): string[] => phone.asked.map((asked) => (isTexts(asked) ? 'texts' : 'list'));

function ship(version: number, county = '371623'): void {
  const { list, texts } = documents(version);
  const told = { county, version, day: '2026-11-01', list: { ...list, county }, texts: { ...texts, county } };
  Object.assign(phone.shipped, { county, version, day: told.day, text: JSON.stringify(told) });
}

describe('what the county tells', () => {
  test('is fetched once, texts ahead, and asked for by its tag from then on', async () => {
    useHousehold().settle(village);
    countyTells(() => 1);
    await useHousehold().loadCatalogue();
    expect([readable(), askedFor()]).toEqual(['第1版', ['list', 'texts']]);
    switchOn();
    useHousehold().remember();
    await useHousehold().loadCatalogue();
    expect([readable(), askedFor()]).toEqual(['第1版', ['list', 'texts', 'list']]);
    expect(phone.asked.at(-1)!.header['if-none-match']).toBe('"1"');
  });

  test('and is newer: the old is read until the new is here as a whole, also when the phone dies in between', async () => {
    useHousehold().settle(village);
    countyTells(() => 1);
    await useHousehold().loadCatalogue();
    countyTells(() => 2);
    const newer = phone.answer;
    phone.answer = (asked) => (isTexts(asked) ? new Promise(() => undefined) : newer(asked));
    void useHousehold().loadCatalogue();
    await expect.poll(() => useHousehold().list?.version).toBe(2);
    expect(readable()).toBe('第1版');

    switchOn();
    useHousehold().remember();
    expect(readable()).toBe('第1版');
    phone.answer = newer;
    await useHousehold().loadCatalogue();
    expect(readable()).toBe('第2版');
  });

  test('in two versions, published between list and texts, ends with both of the newer', async () => {
    useHousehold().settle(village);
    let lists = 0;
    countyTells(
      () => ((lists += 1) === 1 ? 1 : 2),
      () => 2,
    );
    await useHousehold().loadCatalogue();
    expect([readable(), useHousehold().list?.version, askedFor()]).toEqual(['第2版', 2, ['list', 'texts', 'list', 'texts']]);
  });

  test('by one machine that has not heard of the newer version yet leaves the old to be read, and is asked again', async () => {
    useHousehold().settle(village);
    countyTells(() => 1);
    await useHousehold().loadCatalogue();
    countyTells(
      () => 2,
      () => 1,
    );
    await useHousehold().loadCatalogue();
    expect([readable(), useHousehold().list?.version]).toEqual(['第1版', 2]);
    countyTells(() => 2);
    await useHousehold().loadCatalogue();
    expect(readable()).toBe('第2版');
  });

  test('asked for by two pages at once travels once', async () => {
    useHousehold().settle(village);
    countyTells(() => 1);
    await Promise.all([useHousehold().loadCatalogue(), useHousehold().loadCatalogue()]);
    expect(askedFor()).toEqual(['list', 'texts']);
  });

  test('of kinds that this app does not know is kept and read', async () => {
    useHousehold().settle(village);
    const { list, texts } = documents(7);
    const odd = { ...texts, programs: texts.programs.map((one) => ({ ...one, receiver: 'moon', channels: ['pigeon'], later: { a: 1 } })) };
    phone.answer = (asked) => json(200, isTexts(asked) ? odd : list, { etag: '"7"' });
    await useHousehold().loadCatalogue();
    switchOn();
    useHousehold().remember();
    expect(useHousehold().catalogue?.programs[0]).toMatchObject({ name: '第7版', receiver: 'moon' });
  });
});

describe('what came with the app', () => {
  test('is read where nothing was ever kept, with its day, and gives way to what the county tells', async () => {
    ship(1);
    useHousehold().settle(village);
    await useHousehold().loadCatalogue();
    const days = () => [useHousehold().shippedOn, useHousehold().listShippedOn];
    expect([readable(), useHousehold().list?.version, ...days()]).toEqual(['第1版', 1, '2026-11-01', '2026-11-01']);
    countyTells(() => 2);
    await useHousehold().loadCatalogue();
    expect([readable(), ...days()]).toEqual(['第2版', undefined, undefined]);
  });

  test('is read while no village is chosen: the whole county', async () => {
    ship(1);
    await useHousehold().loadCatalogue();
    expect([readable(), useHousehold().shippedOn, phone.asked]).toEqual(['第1版', '2026-11-01', []]);
  });

  test('is never read in another county', async () => {
    ship(1, '371602');
    useHousehold().settle(village);
    await expect(useHousehold().loadCatalogue()).rejects.toMatchObject({ code: 'no-network' });
    expect([readable(), useHousehold().list, useHousehold().shippedOn]).toEqual([undefined, undefined, undefined]);

    newPhone();
    ship(1, '371602');
    await useHousehold().loadCatalogue();
    expect(readable()).toBe('第1版');
    useHousehold().settle(village);
    expect([readable(), useHousehold().list]).toEqual([undefined, undefined]);
  });

  test('is read in place of an older one that was kept, and never in place of a newer', async () => {
    for (const [kept, shipped, read] of [
      [1, 2, '第2版'],
      [3, 2, '第3版'],
    ] as const) {
      newPhone();
      ship(shipped);
      useHousehold().settle(village);
      countyTells(() => kept);
      await useHousehold().loadCatalogue();
      phone.answer = () => 'no-network';
      switchOn();
      useHousehold().remember();
      await useHousehold().loadCatalogue();
      expect(readable()).toBe(read);
    }
  });

  test('stands in for a damaged one, on a full phone, and when the county refuses', async () => {
    ship(1);
    useHousehold().settle(village);
    phone.storage.set('catalogue', '{"codeId":');
    phone.storageIsFull = true;
    phone.answer = () => refusal(503, 'try-again-later');
    switchOn();
    useHousehold().remember();
    await useHousehold().loadCatalogue();
    expect(readable()).toBe('第1版');
  });

  test('damaged itself is as good as none', async () => {
    ship(1);
    Object.assign(phone.shipped, { text: phone.shipped.text.slice(0, 1000) });
    useHousehold().settle(village);
    await expect(useHousehold().loadCatalogue()).rejects.toMatchObject({ code: 'no-network' });
  });
});
