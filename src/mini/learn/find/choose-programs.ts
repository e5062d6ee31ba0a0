import type { CatalogueList } from '../../../contract/learn.contract.ts';
import { orderBySound } from '../../../rules/find-program/order-by-sound.ts';
import type { Syllables } from '../../../rules/find-program/read-syllables.ts';
import type { ListedProgram } from '../../shared/find/use-help-here.ts';

/** By what a family may look through the whole catalogue. */
export type By = 'event' | 'layer' | 'group' | 'department' | 'all';

/** Some programs under one name. */
export interface Chosen {
  title: string;
  text?: string;
  callFirst?: boolean;
  /** One without a letter, or the whole list under each. */
  parts: { letter: string; programs: ListedProgram[] }[];
}

type Named = Pick<CatalogueList, 'lifeEvents' | 'layers' | 'targetGroups'>;

/** The programs of a life event, a layer, a group or a body, in the catalogue's order; all of them by sound. Nothing where it names none. */
export function choosePrograms(
  list: Named,
  programs: readonly ListedProgram[],
  { by, of, all }: { by: string; of: string; all: string },
  syllables: () => Syllables,
): Chosen | undefined {
  const some = (title: string | undefined, isOf: (program: ListedProgram) => boolean): Chosen | undefined =>
    title === undefined ? undefined : { title, parts: [{ letter: '', programs: programs.filter(isOf) }] };
  if (by === 'all') return { title: all, parts: orderBySound(programs, syllables()) };
  if (by === 'layer') return some(list.layers[of], ({ layer }) => layer === of);
  if (by === 'group') return some(list.targetGroups[of], ({ targets }) => targets.includes(of));
  if (by === 'department')
    return some(programs.find(({ department }) => department === of)?.department, ({ department }) => department === of);
  const event = list.lifeEvents.find(({ id }) => by === 'event' && id === of);
  const chosen = some(event?.name, ({ lifeEvents }) => lifeEvents.includes(of));
  return chosen && event ? { ...chosen, text: event.text, ...(event.callFirst ? { callFirst: true } : {}) } : undefined;
}
