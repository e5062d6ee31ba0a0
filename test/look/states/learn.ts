import { keptCatalogue } from '../../helpers/told-catalogue.ts';
import { words } from '../../../src/mini/learn/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { PageStates } from '../page-states.ts';
import { justSettled, programOf, refusal, settled } from './on-the-phone.ts';

const list = '/learn/list';

export const learnList: PageStates = {
  states: [
    { name: 'to learn', kind: 'ready', prepare: (world) => ({ at: list, kept: settled(world), shows: programOf(world.catalogue).name }) },
    { name: 'to apply', kind: 'ready', prepare: (world) => ({ at: `${list}?to=apply`, kept: settled(world), shows: words.list.apply }) },
    {
      name: 'nothing in the catalogue',
      kind: 'empty',
      prepare: (world) => {
        const catalogue = keptCatalogue({ ...world.catalogue, programs: [] }, world.village.codeId);
        return { at: list, kept: { ...justSettled(world), catalogue }, county: 'no-network', shows: words.list.none };
      },
    },
    {
      name: 'county silent',
      kind: 'waiting',
      prepare: (world) => ({ at: list, kept: justSettled(world), county: 'never', waited: 6, shows: shared.slow }),
    },
    {
      name: 'county refuses',
      kind: 'refused',
      prepare: (world) => ({
        at: list,
        kept: justSettled(world),
        county: refusal('try-again-later'),
        shows: refusal('try-again-later').title,
      }),
    },
    {
      name: 'no network, nothing kept',
      kind: 'offline',
      prepare: (world) => ({ at: list, kept: justSettled(world), county: 'no-network', shows: shared.noNetwork.text }),
    },
    {
      name: 'no network, kept',
      kind: 'offline',
      prepare: (world) => ({ at: list, kept: settled(world), county: 'no-network', shows: shared.offlineBand }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({ at: list, kept: justSettled(world), phone: 'full', shows: programOf(world.catalogue).name }),
    },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at: list, shows: shared.noVillage.text }) },
  ],
  never: { 'signed-out': 'to learn asks nobody who they are' },
};
