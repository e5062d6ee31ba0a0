import type { Page } from 'playwright-core';
import { words } from '../../../src/mini/apply/words.ts';
import type { Draft } from '../../../src/mini/shared/send/draft.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import type { Opening, PageStates } from '../page-states.ts';
import { emptyDraft, fullDraft, justSettled, settled, withDraft, type Kept } from './on-the-phone.ts';

const reviewOf = ({ submissionId }: Draft): string => `/apply/review?draft=${submissionId}`;
const send = (page: Page): Promise<void> => page.getByRole('button', { name: words.review.send, exact: true }).tap();

/** What she wrote, read once more. */
const reviewing = (kept: Kept, draft: Draft, more: Partial<Opening> & Pick<Opening, 'shows'>): Opening => ({
  at: reviewOf(draft),
  kept: withDraft(kept, draft),
  ...more,
});

export const applyReview: PageStates = {
  states: [
    {
      name: 'all answered',
      kind: 'ready',
      prepare: async (world) => reviewing(settled(world), await fullDraft(world), { shows: words.review.send }),
    },
    {
      name: 'throwing it away',
      kind: 'ready',
      prepare: async (world) =>
        reviewing(settled(world), await fullDraft(world), {
          act: (page) => page.getByRole('button', { name: words.review.throwAway }).tap(),
          shows: words.review.throwAwaySure.title,
        }),
    },
    {
      name: 'some of it missing, and sent all the same',
      kind: 'ready',
      prepare: async (world) =>
        reviewing(
          settled(world),
          { ...(await fullDraft(world)), later: [], signatures: [] },
          { act: send, shows: words.review.partly.send },
        ),
    },
    {
      name: 'answers missing',
      kind: 'refused',
      prepare: async (world) => reviewing(settled(world), await emptyDraft(world), { act: send, shows: words.review.incomplete }),
    },
    {
      name: 'no draft',
      kind: 'empty',
      prepare: async (world) => ({
        at: reviewOf(await emptyDraft(world)),
        kept: settled(world),
        shows: words.form.catalogueGone.title,
      }),
    },
    {
      name: 'county silent',
      kind: 'waiting',
      prepare: async (world) => reviewing(justSettled(world), await fullDraft(world), { county: 'never', waited: 6, shows: shared.slow }),
    },
    {
      name: 'no network, catalogue gone',
      kind: 'offline',
      prepare: async (world) =>
        reviewing(justSettled(world), await fullDraft(world), { county: 'no-network', shows: shared.noNetwork.text }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: async (world) =>
        reviewing(settled(world), await fullDraft(world), { phone: 'full', act: send, shows: shared.phoneFull.title }),
    },
    {
      name: 'no village',
      kind: 'no-village',
      prepare: async (world) => ({ at: reviewOf(await emptyDraft(world)), shows: words.form.catalogueGone.title }),
    },
  ],
  never: { 'signed-out': 'she is asked for her number after she has pressed 交上去' },
};
