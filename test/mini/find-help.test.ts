import { describe, expect, test } from 'vitest';
import { choosePrograms } from '../../src/mini/learn/find/choose-programs.ts';
import { commonSyllables } from '../../src/mini/shared/find/common-syllables.ts';
import { countWays } from '../../src/mini/learn/find/count-ways.ts';
import { keptCatalogue, toldCatalogue } from '../helpers/told-catalogue.ts';

const { list } = keptCatalogue(toldCatalogue(), '371623002250ABQGMQE');
const choose = (by: string, of = '') => choosePrograms(list, list.programs, { by, of, all: '全部帮助' }, commonSyllables);
const idsOf = (chosen: ReturnType<typeof choose>) => chosen?.parts.flatMap(({ programs }) => programs.map(({ id }) => id));

describe('by what happened', () => {
  test('every event has programs, in the order of the catalogue', () => {
    const order = list.programs.map(({ id }) => id);
    for (const { id, name, text } of list.lifeEvents) {
      const chosen = choose('event', id);
      expect(chosen).toMatchObject({ title: name, text });
      expect(idsOf(chosen)!.length, name).toBeGreaterThan(0);
      expect(idsOf(chosen)).toEqual(order.filter((one) => idsOf(chosen)!.includes(one)));
    }
  });

  test('only where somebody may be in danger do 120, 119 and 110 come first', () => {
    expect(list.lifeEvents.filter(({ id }) => choose('event', id)?.callFirst).map(({ name }) => name)).toEqual(['突然出事']);
  });

  test('an illness leads to what helps with an illness', () => {
    expect(idsOf(choose('event', 'illness'))).toEqual(
      expect.arrayContaining(['medical-inpatient', 'medical-apply', 'temp-assist-expense']),
    );
  });

  test('what the catalogue does not know has no page', () => {
    for (const [by, of] of [
      ['event', 'gone'],
      ['group', 'gone'],
      ['department', '县消防局'],
      ['', ''],
    ] as const)
      expect(choose(by, of)).toBeUndefined();
  });
});

describe('by body, group and layer', () => {
  test('every program lies behind a body, a group and a layer, and the figures beside them are true', () => {
    for (const { by, ways } of countWays(list, list.programs)) {
      const behind = ways.map(({ of, count, name }) => {
        const chosen = choose(by, of);
        expect(chosen?.title).toBe(name);
        expect(idsOf(chosen)).toHaveLength(count);
        return idsOf(chosen)!;
      });
      expect(new Set(behind.flat())).toEqual(new Set(list.programs.map(({ id }) => id)));
    }
  });

  test('no way leads to nothing', () => {
    const bodies = countWays(list, list.programs).find(({ by }) => by === 'department')!.ways;
    expect(bodies.map(({ name }) => name)).toContain('县残疾人联合会');
    expect(bodies.every(({ count }) => count > 0)).toBe(true);
    expect(countWays(list, []).every(({ ways }) => ways.length === 0)).toBe(true);
  });
});

test('the whole list goes by sound, each program once under the letter that its short name begins with', () => {
  const all = choose('all')!;
  const letters = all.parts.map(({ letter }) => letter);
  expect(letters).toEqual(letters.toSorted());
  expect(idsOf(all)!.toSorted()).toEqual(list.programs.map(({ id }) => id).toSorted());
  const low = all.parts.find(({ programs }) => programs.some(({ shortName }) => shortName === '低保'));
  expect(low?.letter).toBe('D');
});
