import { keptCatalogue } from '../../helpers/told-catalogue.ts';
import { words } from '../../../src/mini/learn/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { PageStates } from '../page-states.ts';
import { emptyDraft, justSettled, programHere, programOf, refusal, settled, withDraft } from './on-the-phone.ts';

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

const program = (id = programHere): string => `/learn/program?id=${id}`;

export const learnProgram: PageStates = {
  states: [
    { name: 'on the phone', kind: 'ready', prepare: (world) => ({ at: program(), kept: settled(world), shows: words.program.apply }) },
    {
      name: 'begun, and its law unfolded',
      kind: 'ready',
      prepare: async (world) => ({
        at: program(),
        kept: withDraft(settled(world), await emptyDraft(world)),
        act: (page) => page.getByRole('button', { name: words.program.law }).tap(),
        shows: programOf(world.catalogue).law[0]!,
      }),
    },
    {
      name: 'at the window',
      kind: 'ready',
      prepare: (world) => ({ at: program('elder-80'), kept: settled(world), shows: words.program.window }),
    },
    {
      name: 'somebody may be in danger',
      kind: 'ready',
      prepare: (world) => ({ at: program('temp-assist-urgent'), kept: settled(world), shows: shared.emergency.first }),
    },
    {
      name: 'no such program',
      kind: 'empty',
      prepare: (world) => ({ at: program('gone'), kept: settled(world), shows: words.program.gone.title }),
    },
    {
      name: 'county silent',
      kind: 'waiting',
      prepare: (world) => ({ at: program(), kept: justSettled(world), county: 'never', waited: 6, shows: shared.slow }),
    },
    {
      name: 'county refuses',
      kind: 'refused',
      prepare: (world) => ({
        at: program(),
        kept: justSettled(world),
        county: refusal('try-again-later'),
        shows: refusal('try-again-later').title,
      }),
    },
    {
      name: 'no network, nothing kept',
      kind: 'offline',
      prepare: (world) => ({ at: program(), kept: justSettled(world), county: 'no-network', shows: shared.noNetwork.text }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({ at: program(), kept: justSettled(world), phone: 'full', shows: words.program.apply }),
    },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at: program(), shows: shared.noVillage.text }) },
  ],
  never: { 'signed-out': 'to learn asks nobody who they are' },
};
