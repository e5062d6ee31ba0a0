import { words as shared } from '../../../src/mini/shared/words.ts';
import type { World } from '../build-world.ts';
import type { Opening, PageState } from '../page-states.ts';
import { refusal, settled } from './on-the-phone.ts';

export const neverWithoutVillage = 'without a village nobody is signed in: the same as signed out';

/**
 * What every page is in that looks something up for her: the county silent, a no, no network, nobody signed in.
 * hers: the no is that it is somebody else's · county: the county cannot answer now.
 */
export function lookedUp(
  at: (world: World) => string,
  { who, signIn, refused }: { who: 'wang' | 'li'; signIn: string; refused: 'hers' | 'county' },
): PageState[] {
  const opened = (world: World, more: Omit<Opening, 'at'>): Opening => ({ at: at(world), kept: settled(world, world[who]), ...more });
  const later = refusal('try-again-later');
  return [
    { name: 'county silent', kind: 'waiting', prepare: (world) => opened(world, { county: 'never', waited: 6, shows: shared.slow }) },
    refused === 'hers'
      ? {
          name: 'somebody else’s',
          kind: 'refused',
          prepare: (world) => opened(world, { kept: settled(world, world.li), shows: refusal('not-found').title }),
        }
      : { name: 'county refuses', kind: 'refused', prepare: (world) => opened(world, { county: later, shows: later.title }) },
    {
      name: 'no network, nothing kept',
      kind: 'offline',
      prepare: (world) => opened(world, { county: 'no-network', shows: shared.noNetwork.text }),
    },
    { name: 'signed out', kind: 'signed-out', prepare: (world) => opened(world, { kept: settled(world), shows: signIn }) },
  ];
}
