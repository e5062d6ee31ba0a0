import { words as room } from '../../../src/mini/apply/words.ts';
import type { Receipt } from '../../../src/contract/apply.contract.ts';
import type { ReadableParcel as Parcel } from '../../../src/mini/shared/send/parcel.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { World } from '../build-world.ts';
import type { Opening, PageStates } from '../page-states.ts';
import { parcelOf, refusal, sealedParcelOf, settled, withParcels } from './on-the-phone.ts';

const words = room.receipt;

async function receipt(world: World, become: Partial<Parcel>, more: Partial<Opening>): Promise<Opening> {
  const parcel = await parcelOf(world, become);
  return {
    at: `/apply/receipt?id=${parcel.submissionId}`,
    kept: withParcels(settled(world, world.li), parcel),
    shows: words.sent,
    ...more,
  };
}

/** What lies on the phone of somebody who has not signed in. */
async function signedOut(world: World): Promise<Opening> {
  const parcel = await parcelOf(world, { state: 'needs-sign-in' });
  return {
    at: `/apply/receipt?id=${parcel.submissionId}`,
    kept: withParcels(settled(world), parcel),
    // She is led to the sign-in by itself, once; here she has come back from it.
    act: async (page) => {
      await page.waitForURL(/sign-in/);
      await page.goBack();
    },
    shows: words.signIn.title,
  };
}

/** A receipt as long as they come. */
function severalIn({ receipt: one }: World): Receipt {
  const [matter] = one.matters;
  const day = { day: '2026-12-09', words: '12月9日 星期三前', certain: false, demo: true };
  return {
    ...one,
    matters: [
      { ...matter!, follow: { papers: ['看病的单子', '诊断书'], ...day } },
      { ...matter!, program: '城乡最低生活保障（低保）', joined: '您11月交过一份，并到那一份里一起办。' },
    ],
    asked: ['给您儿子王小演示发了一条，请他自己点头。他不同意，也不影响您。'],
  };
}

const problemOf = (code: Parameters<typeof refusal>[0], field?: string): Required<Pick<Parcel, 'problem'>> => {
  const { title, text } = refusal(code);
  return { problem: { code, title, text, ...(field ? { field } : {}) } };
};

async function sealed(world: World, problem: Required<Pick<Parcel, 'problem'>>, shows: string): Promise<Opening> {
  const parcel = await sealedParcelOf(world, { state: 'refused', ...problem });
  return { at: `/apply/receipt?id=${parcel.submissionId}`, kept: withParcels(settled(world, world.li), parcel), shows };
}

export const applyReceipt: PageStates = {
  states: [
    { name: 'arrived', kind: 'ready', prepare: (world) => receipt(world, { state: 'sent', receipt: world.receipt }, {}) },
    {
      name: 'several matters, one joined, papers to follow, a son asked',
      kind: 'ready',
      prepare: (world) => receipt(world, { state: 'sent', receipt: severalIn(world) }, {}),
    },
    {
      name: 'no such parcel',
      kind: 'empty',
      prepare: (world) => ({ at: '/apply/receipt?id=gone', kept: settled(world), shows: words.gone.title }),
    },
    { name: 'on its way', kind: 'waiting', prepare: (world) => receipt(world, {}, { county: 'never', shows: words.sending.title }) },
    {
      name: 'one answer refused',
      kind: 'refused',
      prepare: (world) =>
        receipt(
          world,
          { state: 'refused', ...problemOf('field-refused', 'applicant.idNumber') },
          { shows: refusal('field-refused').title },
        ),
    },
    {
      name: 'sent before, differently',
      kind: 'refused',
      prepare: (world) =>
        receipt(
          world,
          { state: 'refused', ...problemOf('already-sent-differently') },
          { shows: refusal('already-sent-differently').title },
        ),
    },
    {
      name: 'sealed, one page refused',
      kind: 'refused',
      prepare: (world) => sealed(world, problemOf('field-refused', 'applicant.idNumber'), words.page),
    },
    {
      name: 'sealed, opened by nobody any more',
      kind: 'refused',
      prepare: (world) => sealed(world, problemOf('seal-unknown'), words.anew),
    },
    {
      name: 'sealed, unsent for 55 days',
      kind: 'offline',
      prepare: async (world) => {
        const parcel = await sealedParcelOf(world, { age: { since: 0, told: 55, toldAt: 0 }, by: world.li.phone });
        const kept = withParcels(settled(world, world.li), parcel);
        return { at: `/apply/receipt?id=${parcel.submissionId}`, kept, county: 'no-network', shows: shared.outbox.lies(55) };
      },
    },
    { name: 'no network', kind: 'offline', prepare: (world) => receipt(world, {}, { county: 'no-network', shows: words.waiting.title }) },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => receipt(world, {}, { phone: 'full', county: refusal('try-again-later'), shows: words.waiting.title }),
    },
    { name: 'signed out', kind: 'signed-out', prepare: signedOut },
  ],
  never: { 'no-village': 'nothing is handed in without a village' },
};
