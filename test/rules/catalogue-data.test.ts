import { describe, expect, test } from 'vitest';
import { checkCatalogue } from '../../src/rules/catalogue/check-catalogue.ts';
import { checkRules } from '../../src/rules/catalogue/check-rules.ts';
import type { CatalogueData, DataSource } from '../../src/rules/catalogue/shape.ts';
import { readCatalogueFolder } from '../../src/server/learn/read-catalogue-folder.ts';
import { procedures } from './mock-data.ts';

const catalogue: CatalogueData = readCatalogueFolder('mock/data/catalogue');

describe('the toy county’s catalogue', () => {
  test('has nothing wrong', () => {
    expect(checkCatalogue(catalogue)).toEqual([]);
  });

  test('has rules that can be read without a county’s own words', () => {
    const bare = {
      parameters: catalogue.parameters.map(({ id, value, effectiveFrom, effectiveTo }) => ({ id, value, effectiveFrom, effectiveTo })),
      facts: catalogue.facts.map(({ id, scope, type, default: usual, enum: values }) => ({
        id,
        scope,
        type,
        default: usual,
        enum: values,
      })),
      derived: catalogue.derived.map(({ id, scope, rule }) => ({ id, scope, rule })),
      programs: catalogue.programs.map(({ id, unit, effectiveFrom, effectiveTo, conditions, benefit }) => ({
        id,
        unit,
        effectiveFrom,
        effectiveTo,
        conditions: conditions.map((one) => ({ id: one.id, rule: one.rule, decidedBy: one.decidedBy })),
        benefit: { compute: benefit.compute },
      })),
    };
    expect(checkRules(bare)).toEqual([]);
    expect(checkCatalogue(bare as unknown as CatalogueData)).not.toEqual([]);
  });

  test('has 66 programs, each where somebody looks for what happened to her', () => {
    expect(catalogue.programs).toHaveLength(66);
    expect(catalogue.programs.filter(({ lifeEvents }) => lifeEvents.length === 0).map(({ id }) => id)).toEqual([]);
    const found = new Set(catalogue.programs.flatMap(({ lifeEvents }) => lifeEvents));
    expect(catalogue.lifeEvents.filter(({ id }) => !found.has(id))).toEqual([]);
  });

  test('asks for no paper that the county has itself', () => {
    // 身份、户口、残疾、学籍、认定身份、一卡通账户 and what the county’s own people make (社会救助法 62).
    const own = new Set([
      'id-card',
      'hukou-book',
      'disability-card',
      'student-proof',
      'tier-proof',
      'bank-card',
      'selfcare-assess',
      'house-proof',
    ]);
    const asked = catalogue.programs.flatMap(({ id, materials }) =>
      materials
        .filter((paper) => own.has(paper.id) && !(paper.autoFetch ?? catalogue.materials.find((one) => one.id === paper.id)?.autoFetch))
        .map((paper) => `${id} ${paper.id}`),
    );
    expect(asked).toEqual([]);
  });

  test('asks little of most: six pages answer for whoever has none of it', () => {
    const spared = new Set(catalogue.gates.flatMap(({ rows }) => rows.flatMap(({ facts }) => facts)));
    const usual = catalogue.facts.filter((one) => one.default !== null && !one.askedBy);
    expect(catalogue.gates).toHaveLength(6);
    expect(usual.filter(({ id }) => !spared.has(id)).length).toBeLessThan(8);
    // What is so for nearly everybody is told the other way round: nobody ticks that he is insured.
    const rows = catalogue.gates.flatMap((gate) => gate.rows);
    const denied = rows.filter(({ facts }) => facts.some((id) => catalogue.facts.find((one) => one.id === id)?.default === true));
    expect(denied.map(({ label }) => label)).toEqual([expect.stringMatching(/没/), expect.stringMatching(/不是/)]);
  });

  test('tells children, a family in an emergency and the disabled of no notice on a board', () => {
    const told = ['child-welfare', 'temp-urgent', 'disability-two', 'elder-allowance'].flatMap((id) => catalogue.procedures[id]!.steps);
    expect(told.filter(({ title }) => /贴|公示/.test(title) && !title.startsWith('不往外贴'))).toEqual([]);
  });

  const kinds: Partial<Record<DataSource['kind'], string>> = { statute: 'law', 'county-promise': 'county-promise', illustrative: 'demo' };
  const counted = { working: '个工作日', calendar: '天', hours: '小时' };
  test.each(Object.keys(catalogue.procedures))('%s is told with no limit but that of its procedure, from the same source', (id) => {
    const followed = procedures.find((one) => one.id === id);
    expect(followed?.id).toBe(id);
    const limits = new Set(
      Object.values(followed!.steps).flatMap(({ clock }) => (clock ? [`${clock.days}${counted[clock.counting]} ${clock.kind}`] : [])),
    );
    const told = catalogue.procedures[id]!.steps.flatMap(({ limit, source }) => {
      const [days] = /^\d+(个工作日|天|小时)/.exec(limit) ?? [];
      return days ? [`${days} ${kinds[source.kind]}`] : [];
    });
    expect(told.filter((one) => !limits.has(one))).toEqual([]);
    const ending = catalogue.procedures[id]!.steps.filter(({ title }) => /^没(办成|给)/.test(title));
    expect(ending).toHaveLength('refused' in followed!.steps ? 1 : 0);
  });
});
