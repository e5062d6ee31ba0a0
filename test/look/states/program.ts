import type { Catalogue } from '../../../src/contract/learn.contract.ts';
import { words } from '../../../src/mini/learn/program/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import { keptCatalogue } from '../../helpers/told-catalogue.ts';
import type { World } from '../build-world.ts';
import type { PageStates } from '../page-states.ts';
import { emptyDraft, justSettled, programHere, programOf, refusal, settled, station, withDraft, type Kept } from './on-the-phone.ts';

const program = (id = programHere): string => `/learn/program?id=${id}`;

/** All that a village can say of whom to call. */
const served = (world: World): Kept => ({
  ...settled(world),
  village: { ...world.village, station, liaison: { name: '欧阳阿依古丽', phone: '16900000009' } },
});

/** A rise is decided, and one figure ends without another. */
function withWhatComes(world: World): Kept {
  const { catalogue } = world;
  const raised = catalogue.parameters.find(({ id }) => id === 'std.dibaoRural')!;
  const parameters: Catalogue['parameters'] = [
    ...catalogue.parameters.map((one) => (one.id === 'std.dibaoUrban' ? { ...one, effectiveTo: '2099-12-31' } : one)),
    { ...raised, value: 900, effectiveFrom: '2099-01-01' },
  ];
  return { ...settled(world), catalogue: keptCatalogue({ ...catalogue, parameters }, world.village.codeId) };
}

export const learnProgram: PageStates = {
  states: [
    { name: 'on the phone', kind: 'ready', prepare: (world) => ({ at: program(), kept: settled(world), shows: words.apply }) },
    {
      name: 'begun, and its law unfolded',
      kind: 'ready',
      prepare: async (world) => ({
        at: program(),
        kept: withDraft(settled(world), await emptyDraft(world)),
        act: (page) => page.getByRole('button', { name: words.law }).tap(),
        shows: programOf(world.catalogue).law[0]!,
      }),
    },
    ...(
      [
        ['a rise that comes', 'dibao-family', words.related.excludes],
        ['settled at the hospital', 'medical-inpatient', words.where.auto],
        ['a loan', 'student-loan', words.loan],
        ['of another body, its number not looked up yet', 'legal-aid', words.papers.lookUp],
        ['at the school', 'edu-compulsory', words.where.receivers['school']!],
        ['comes by itself to the household', 'electricity-15', words.where.auto],
        ['at the window', 'elder-80', words.where.station],
      ] as const
    ).map(([name, id, shows]) => ({
      name,
      kind: 'ready' as const,
      prepare: (world: World) => ({ at: program(id), kept: id === 'dibao-family' ? withWhatComes(world) : served(world), shows }),
    })),
    {
      name: 'somebody may be in danger',
      kind: 'ready',
      prepare: (world) => ({ at: program('temp-assist-urgent'), kept: settled(world), shows: shared.emergency.first }),
    },
    {
      name: 'as a picture',
      kind: 'ready',
      prepare: (world) => ({
        at: program(),
        kept: served(world),
        act: (page) => page.getByRole('button', { name: words.keep.picture }).tap(),
        shows: words.keep.ready.text,
      }),
    },
    {
      name: 'no such program',
      kind: 'empty',
      prepare: (world) => ({ at: program('gone'), kept: settled(world), shows: words.gone.title }),
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
      name: 'no network, what came with the app',
      kind: 'offline',
      prepare: (world) => ({ at: program(), kept: justSettled(world), county: 'no-network', cameWithApp: 'kept', shows: /联网后会换新的/ }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({ at: program(), kept: justSettled(world), phone: 'full', shows: words.apply }),
    },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at: program(), shows: shared.cameWithApp.whole }) },
  ],
  never: { 'signed-out': 'to learn asks nobody who they are' },
};
