import { words as lead } from '../../../src/mini/lead/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { PageStates } from '../page-states.ts';
import { settled } from './on-the-phone.ts';

export const leadReport: PageStates = {
  states: [
    { name: 'begun', kind: 'ready', prepare: (world) => ({ at: '/lead/report', kept: settled(world), shows: lead.signs }) },
    {
      name: 'nothing said',
      kind: 'refused',
      prepare: (world) => ({
        at: '/lead/report',
        kept: settled(world),
        act: (page) => page.getByText(lead.send).tap(),
        shows: lead.needWhere,
      }),
    },
    {
      name: 'no network',
      kind: 'offline',
      prepare: (world) => ({ at: '/lead/report', kept: settled(world), county: 'no-network', shows: lead.signs }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({
        at: '/lead/report',
        kept: settled(world),
        phone: 'full',
        act: (page) => page.getByText(lead.child).tap(),
        shows: shared.phoneFull.title,
      }),
    },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at: '/lead/report', shows: shared.noVillage.text }) },
  ],
  never: {
    empty: 'it is a form',
    waiting: 'it asks the county nothing before she sends',
    'signed-out': 'it asks nobody who they are',
  },
};
