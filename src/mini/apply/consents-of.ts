import type { Catalogue } from '../../contract/learn.contract.ts';
import type { Draft } from '../shared/send/draft.ts';
import { isOneStop, programsOf } from './chosen-programs.ts';

/**
 * The consents that the chosen programs need: what has nothing to do with them, nobody is asked to agree to. Where the window still
 * sorts which help it is, a look at what she owns is not asked for yet.
 */
export function consentsOf(draft: Pick<Draft, 'programs'>, catalogue: Catalogue): Catalogue['consents'] {
  if (isOneStop(draft)) return catalogue.consents.filter(({ kind }) => kind !== 'household-check');
  const programs = programsOf(draft, catalogue);
  return catalogue.consents.filter(({ kind }) => programs.some(({ consents }) => consents?.includes(kind) ?? true));
}
