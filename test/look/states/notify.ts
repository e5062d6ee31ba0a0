import { words } from '../../../src/mini/notify/words.ts';
import type { PageStates } from '../page-states.ts';
import { lookedUp, neverWithoutVillage } from './looked-up.ts';
import { settled, withLastSeen } from './on-the-phone.ts';

const inbox = '/notify/inbox';

export const notifyInbox: PageStates = {
  states: [
    {
      name: 'news',
      kind: 'ready',
      // Not marked as read, so that the next look finds them new again.
      prepare: (world) => ({ at: inbox, kept: settled(world, world.zhou), county: 'never', of: ['markNoticeRead'], shows: words.unread }),
    },
    { name: 'many', kind: 'ready', prepare: (world) => ({ at: inbox, kept: settled(world, world.wang), shows: '钱到了' }) },
    { name: 'none', kind: 'empty', prepare: (world) => ({ at: inbox, kept: settled(world, world.li), shows: words.none }) },
    {
      name: 'no network, kept',
      kind: 'offline',
      prepare: async (world) => ({
        at: inbox,
        kept: await withLastSeen(settled(world, world.zhou), world.zhou, 'notices', world.news),
        county: 'no-network',
        shows: /这是.+的情况/,
      }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({ at: inbox, kept: settled(world, world.wang), phone: 'full', shows: '钱到了' }),
    },
    ...lookedUp(() => inbox, { who: 'li', signIn: words.signIn, refused: 'county' }),
  ],
  never: { 'no-village': neverWithoutVillage },
};
