import type { CatalogueList } from '../../../contract/learn.contract.ts';
import type { By } from './choose-programs.ts';
import type { ListedProgram } from '../../shared/find/use-help-here.ts';

/** One way into the catalogue, and how many programs lie behind it. */
export interface Way {
  of: string;
  name: string;
  count: number;
}

/** By layer, by group and by body; a way behind which there is nothing is none. */
export function countWays(
  list: Pick<CatalogueList, 'layers' | 'targetGroups'>,
  programs: readonly ListedProgram[],
): { by: Exclude<By, 'event' | 'all'>; ways: Way[] }[] {
  const departments = Object.fromEntries(programs.map(({ department }) => [department, department]));
  const ways = (names: Record<string, string>, isOf: (program: ListedProgram, of: string) => boolean): Way[] =>
    Object.entries(names)
      .map(([of, name]) => ({ of, name, count: programs.filter((program) => isOf(program, of)).length }))
      .filter(({ count }) => count > 0);
  return [
    { by: 'group', ways: ways(list.targetGroups, ({ targets }, of) => targets.includes(of)) },
    { by: 'layer', ways: ways(list.layers, ({ layer }, of) => layer === of) },
    { by: 'department', ways: ways(departments, ({ department }, of) => department === of) },
  ];
}
