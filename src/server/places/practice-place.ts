import { isPractice } from '../../rules/practice-id.ts';
import type { County, Village } from './code-book.ts';

const villageId = /^(.+)-village$/;

/**
 * A practice ground has no rows of places and no codes, so nothing that lists or opens those can show it. It has one town and one village,
 * and they say what they are; its calendar and figures are those of its county.
 */
export function practiceCounty(real: County, ground: string): County {
  return { ...real, id: ground, name: `${real.name}（练习）` };
}

export function practiceVillage(county: County): Village {
  const town = { id: `${county.id}-town`, name: '练习镇', county, station: undefined, dutyPhone: undefined };
  return {
    id: practiceVillageId(county.id),
    name: '练习村',
    county,
    town,
    divisionCode: '',
    liaisons: [],
    station: undefined,
    codeId: undefined,
    hangsAt: undefined,
    state: 'living',
  };
}

export function practiceVillageId(ground: string): string {
  return `${ground}-village`;
}

/** The ground that a village of practice lies in. */
export function groundOfVillage(id: string): string | undefined {
  const ground = villageId.exec(id)?.[1];
  return ground !== undefined && isPractice(ground) ? ground : undefined;
}
