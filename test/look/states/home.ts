import { words } from '../../../src/mini/home/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { PageStates } from '../page-states.ts';
import { fullDraft, liaisonVillages, parcelOf, settled, station, withDraft, withParcels } from './on-the-phone.ts';

const home = '/home/index';

export const homeIndex: PageStates = {
  states: [
    {
      name: 'quiet',
      kind: 'ready',
      prepare: (world) => ({ at: home, kept: settled(world, world.li), shows: words.learn.title }),
    },
    {
      name: 'news, a draft, one on its way, one arrived',
      kind: 'ready',
      prepare: async (world) => {
        const sent = await parcelOf(world, { state: 'sent', receipt: world.receipt });
        const waiting = await parcelOf(world, { state: 'waiting' });
        const kept = withParcels(withDraft(settled(world, world.zhou), await fullDraft(world)), waiting, sent);
        return { at: home, kept, shows: words.unread(world.news.unread) };
      },
    },
    {
      name: 'a liaison',
      kind: 'ready',
      prepare: (world) => ({
        at: home,
        kept: settled(world, world.li),
        told: { listLiaisonVillages: liaisonVillages(world) },
        shows: shared.duty.title,
      }),
    },
    {
      name: 'no network',
      kind: 'offline',
      prepare: (world) => ({ at: home, kept: settled(world, world.li), county: 'no-network', shows: shared.offlineBand }),
    },
    {
      name: 'the window of the town, a village that became part of another',
      kind: 'ready',
      prepare: (world) => {
        const village = { ...world.village, formerVillage: '孙家村', station, supervision: '16900009009' };
        return {
          at: home,
          kept: { ...settled(world), village },
          told: { openCode: village },
          act: (page) => page.getByRole('button', { name: words.window.title }).tap(),
          shows: station.address,
        };
      },
    },
    {
      name: 'being read aloud',
      kind: 'ready',
      prepare: (world) => ({
        at: home,
        kept: settled(world),
        act: (page) => page.getByRole('button', { name: shared.aloud.start }).tap(),
        shows: shared.aloud.next,
      }),
    },
    { name: 'phone full', kind: 'full', prepare: (world) => ({ at: home, kept: settled(world), phone: 'full', shows: words.learn.title }) },
    { name: 'signed out', kind: 'signed-out', prepare: (world) => ({ at: home, kept: settled(world), shows: words.learn.title }) },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at: home, shows: words.noVillage.title }) },
  ],
  never: {
    empty: 'its three doors are always there',
    waiting: 'home works with what is kept, and waits for nothing',
    refused: 'home works with what is kept: a refusal is no news there',
  },
};
