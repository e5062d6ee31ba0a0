import type { CatalogueChange } from '../../../contract/catalogue.contract.ts';
import { figureInWords } from '../../../rules/catalogue/figure-in-words.ts';
import type { CatalogueData, Parameter } from '../../../rules/catalogue/shape.ts';
import { fieldsOf, programFields, type Fields } from './fields-in-words.ts';

type Line = CatalogueChange['lines'][number];

/** What a catalogue says otherwise than another one, in words: standards first, then programs, then the rest. */
export function compareCatalogues(was: CatalogueData, now: CatalogueData): CatalogueChange[] {
  return [...compareStandards(was.parameters, now.parameters), ...comparePrograms(was, now), ...compareOthers(was, now)];
}

function compareStandards(was: readonly Parameter[], now: readonly Parameter[]): CatalogueChange[] {
  const ids = [...new Set([...was, ...now].map(({ id }) => id))];
  return ids.flatMap((id): CatalogueChange[] => {
    const [before, after] = [was, now].map((all) => all.filter((one) => one.id === id));
    const lines = [
      ...after!.flatMap((entry): Line[] => {
        const same = before!.find(({ effectiveFrom }) => effectiveFrom === entry.effectiveFrom);
        const earlier = same ?? latestBefore(before!, entry.effectiveFrom);
        // That it ends where the next begins is told by the next.
        if (same && inWords(same) === inWords(entry) && same.name === entry.name && same.note === entry.note) return [];
        return [{ what: '数', was: earlier ? inWords(earlier) : '', now: inWords(entry), from: entry.effectiveFrom }];
      }),
      ...before!
        .filter((entry) => !after!.some(({ effectiveFrom }) => effectiveFrom === entry.effectiveFrom))
        .map((entry): Line => ({ what: '数', was: inWords(entry), now: '没有了', from: entry.effectiveFrom })),
    ];
    const { name } = (after![0] ?? before![0])!;
    const verdict = before!.length === 0 ? 'added' : after!.length === 0 ? 'removed' : 'changed';
    return lines.length > 0 ? [{ kind: 'standard', id, name, verdict, lines }] : [];
  });
}

function latestBefore(entries: readonly Parameter[], day: string): Parameter | undefined {
  return entries.filter(({ effectiveFrom }) => effectiveFrom < day).toSorted((a, b) => (a.effectiveFrom < b.effectiveFrom ? 1 : -1))[0];
}

function inWords({ value, unit, illustrative, source }: Parameter): string {
  return `${figureInWords(value, unit)}（${illustrative ? '演示' : source.ref}）`;
}

function comparePrograms(was: CatalogueData, now: CatalogueData): CatalogueChange[] {
  const gone = was.programs.filter(({ id }) => !now.programs.some((one) => one.id === id));
  return [
    ...now.programs.flatMap((program): CatalogueChange[] => {
      const before = was.programs.find(({ id }) => id === program.id);
      const fields = programFields(program, now);
      const lines = compareFields(before ? programFields(before, was) : new Map(), fields);
      if (lines.length === 0) return [];
      const ends = before !== undefined && program.effectiveTo !== null && before.effectiveTo !== program.effectiveTo;
      const verdict = before === undefined ? 'added' : ends ? 'ended' : 'changed';
      return [{ kind: 'program', id: program.id, name: program.name, verdict, lines }];
    }),
    ...gone.map(({ id, name }): CatalogueChange => ({ kind: 'program', id, name, verdict: 'removed', lines: [] })),
  ];
}

const others = {
  facts: '问题',
  gates: '一页多问',
  derived: '推出来的事实',
  materials: '材料',
  procedures: '步骤',
  lifeEvents: '遇到什么事',
  layers: '哪一层的叫法',
  targetGroups: '哪些人的叫法',
  conflictPriority: '只能选一样时谁在前',
  consents: '同意书',
  notes: '说明',
} as const;

function compareOthers(was: CatalogueData, now: CatalogueData): CatalogueChange[] {
  return Object.entries(others).flatMap(([part, name]): CatalogueChange[] => {
    const [before, after] = [was, now].map((one) => rowsOf(one[part as keyof typeof others]));
    return [...new Set([...before!.keys(), ...after!.keys()])].flatMap((id): CatalogueChange[] => {
      const lines = compareFields(before!.get(id) ?? new Map(), after!.get(id) ?? new Map());
      const verdict = !before!.has(id) ? 'added' : !after!.has(id) ? 'removed' : 'changed';
      return lines.length > 0 ? [{ kind: 'other', id, name: `${name} ${id}`, verdict, lines }] : [];
    });
  });
}

/** A list of rows by their ids, a record by its keys, a list of words as one row. */
function rowsOf(part: unknown): Map<string, Fields> {
  if (!Array.isArray(part)) return new Map(Object.entries(part as Record<string, unknown>).map(([key, one]) => [key, fieldsOf(one)]));
  if (part.every((one) => typeof one === 'string')) return new Map([['', fieldsOf(part)]]);
  return new Map((part as Record<string, unknown>[]).map((one, at) => [String(one['id'] ?? one['kind'] ?? at + 1), fieldsOf(one)]));
}

function compareFields(was: Fields, now: Fields): Line[] {
  return [...new Set([...was.keys(), ...now.keys()])].flatMap((what) => {
    const [before, after] = [was.get(what) ?? '', now.get(what) ?? ''];
    return before === after ? [] : [{ what, was: before, now: after }];
  });
}
