import type { Catalogue, Program } from '../../contract/learn.contract.ts';
import { oneStop } from '../../rules/one-stop.ts';
import type { Draft } from '../shared/send/draft.ts';
import { words } from './words.ts';

/** As many can go into one application. */
export const mostPrograms = 12;

/** Of what she has chosen, what the county has today and takes in by phone. */
export function programsOf({ programs }: Pick<Draft, 'programs'>, catalogue: Pick<Catalogue, 'programs'>): Program[] {
  return catalogue.programs.filter(({ id, apply }) => apply === 'here' && programs.includes(id));
}

/** She does not know which: the town's window sorts it. */
export const isOneStop = ({ programs }: Pick<Draft, 'programs'>): boolean => programs.includes(oneStop.id);

/** As lists call it: 低保, 低保等3样. */
export function nameTogether(programs: readonly Pick<Program, 'name'>[]): string {
  const [first, ...others] = programs;
  if (!first) return oneStop.name;
  return others.length > 0 ? words.choose.together(first.name, others.length + 1) : first.name;
}
