import { words as room } from '../../../src/mini/apply/words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { SealedParcel } from '../../../src/mini/shared/send/parcel.ts';
import type { World } from '../build-world.ts';
import type { Opening, PageStates } from '../page-states.ts';
import { refusal, sealedParcelOf, settled, withParcels } from './on-the-phone.ts';

const words = room.mend;

/** A sealed application, refused in one field or for one photo. */
async function mending(world: World, problem: Partial<SealedParcel['problem'] & object>, more: Partial<Opening>): Promise<Opening> {
  const { title, text } = refusal('field-refused');
  const paper = { paperId: '11111111-1111-4111-8111-111111111111', kind: 'medical-bills', sha256: 'a'.repeat(64) };
  const told = { code: 'field-refused', title, text, field: 'applicant.idNumber', ...problem };
  const parcel = await sealedParcelOf(world, { state: 'refused', papers: [paper], problem: told });
  return {
    at: `/apply/mend?id=${parcel.submissionId}`,
    kept: withParcels(settled(world, world.li), parcel),
    shows: words.text,
    ...more,
  };
}

export const applyMend: PageStates = {
  states: [
    { name: 'the ID number', kind: 'ready', prepare: (world) => mending(world, {}, {}) },
    { name: 'one fact', kind: 'ready', prepare: (world) => mending(world, { field: 'facts.household.size' }, {}) },
    { name: 'the consents', kind: 'ready', prepare: (world) => mending(world, { field: 'consents' }, { shows: room.consents.text }) },
    {
      name: 'one photo',
      kind: 'ready',
      prepare: (world) => mending(world, { code: 'papers-missing', paperId: '11111111-1111-4111-8111-111111111111' }, {}),
    },
    {
      name: 'nothing said',
      kind: 'refused',
      prepare: (world) =>
        mending(world, {}, { act: (page) => page.getByRole('button', { name: words.send }).tap(), shows: room.idNumber.wrong.length }),
    },
    {
      name: 'nothing to mend',
      kind: 'empty',
      prepare: (world) => ({ at: '/apply/mend?id=gone', kept: settled(world), shows: words.nothing.text }),
    },
    { name: 'no network', kind: 'offline', prepare: (world) => mending(world, {}, { county: 'no-network' }) },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) =>
        mending(
          world,
          { field: 'applicant.address' },
          {
            phone: 'full',
            act: async (page) => {
              await page.getByRole('textbox').fill('2组');
              await page.getByRole('button', { name: words.send }).tap();
            },
            shows: shared.phoneFull.title,
          },
        ),
    },
  ],
  never: {
    waiting: 'the catalogue that it asks by lies on the phone',
    'signed-out': 'what is refused was sent by somebody signed in; signed out it waits again',
    'no-village': 'nothing is handed in without a village',
  },
};
