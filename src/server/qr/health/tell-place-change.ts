import type { PlaceTables, PlaceWas } from '../../platform/place-tables.ts';

/** One line of a village's past, for who keeps its codes. */
export function tellPlaceChange(kind: PlaceTables['place_change']['kind'], was: PlaceWas | null, townName: (id: string) => string): string {
  switch (kind) {
    case 'added':
      return '登记进来';
    case 'renamed':
      return `原来叫${was?.name ?? ''}`;
    case 'moved':
      return `原来归${townName(was?.parent ?? '')}`;
    case 'renumbered':
      return `原来的区划代码${was?.divisionCode ?? ''}`;
    case 'merged':
      return `${was?.name ?? ''}并了村`;
    case 'ended':
      return `${was?.name ?? ''}撤了`;
  }
}
