import type { Page } from 'playwright-core';
import { words } from '../../../src/mini/apply/words.ts';
import type { Draft } from '../../../src/mini/shared/send/draft.ts';
import { words as signWords } from '../../../src/mini/apply/sign/words.ts';
import { words as photoWords } from '../../../src/mini/shared/photo/words.ts';
import { words as tell } from '../../../src/mini/shared/tell-words.ts';
import { words as shared } from '../../../src/mini/shared/words.ts';
import { encodeInk } from '../../../src/rules/ink/encode-ink.ts';
import { inventShot } from '../../helpers/invent-shots.ts';
import { photographPaper } from '../../helpers/photographed-paper.ts';
import type { World } from '../build-world.ts';
import type { PageState, PageStates } from '../page-states.ts';
import { fullDraft, justSettled, programOf, refusal, settled, withDraft } from './on-the-phone.ts';
import { applicant, atStep, family, formAt } from './at-step.ts';
import { inventedPhoto } from './invented-photo.ts';
import { whereItIs } from './where-it-is.ts';

const pressThere = (name: string | RegExp) => (page: Page) => page.getByRole('button', { name }).first().tap();
const next = (page: Page): Promise<void> => page.getByRole('button', { name: words.form.next, exact: true }).tap();

const question = (world: World, id: string): string => world.catalogue.facts.find((fact) => fact.id === id)!.question;
const fact = (name: string, id: string): PageState => ({
  name,
  kind: 'ready',
  prepare: (world) => atStep(world, `fact:${id}`, { shows: question(world, id) }),
});
const firstRow = (world: World): string => world.catalogue.gates.find(({ id }) => id === 'people')!.rows[0]!.id;
/** She goes on without an answer, or with a wrong one. */
const unanswered = (name: string, step: string, shows: string, draft: Partial<Draft> = {}): PageState => ({
  name,
  kind: 'refused',
  prepare: (world) => atStep(world, step, { draft, act: next, shows }),
});
async function takePhoto(page: Page): Promise<void> {
  await choosePhoto(page, await inventedPhoto(page));
}

async function takeBlurredPhoto(page: Page): Promise<void> {
  await choosePhoto(page, (await photographPaper(page, inventShot('blurred', 6), 100)).jpeg);
}

/** 王, as a finger writes it. */
const inventedName = encodeInk(
  [
    [300, 90, 560, 84],
    [320, 190, 540, 186],
    [280, 300, 590, 290],
    [432, 92, 436, 200, 430, 296],
  ].map((places, stroke) =>
    Array.from({ length: places.length / 2 }, (_one, at) => ({ x: places[2 * at]!, y: places[2 * at + 1]!, t: stroke * 400 + at * 90 })),
  ),
);

async function choosePhoto(page: Page, buffer: Buffer): Promise<void> {
  const [chooser] = await Promise.all([
    page.waitForEvent('filechooser'),
    page.getByRole('button', { name: new RegExp(`${photoWords.take}|${photoWords.more}`) }).tap(),
  ]);
  await chooser.setFiles({ name: 'bill.jpg', mimeType: 'image/jpeg', buffer });
  await page.getByRole('img', { name: photoWords.photo(1) }).waitFor();
}

export const applyForm: PageStates = {
  states: [
    { name: 'for whom', kind: 'ready', prepare: (world) => ({ at: formAt(), kept: settled(world), shows: words.filledBy.title }) },
    fact('yes or no', 'household.relativeInOffice'),
    fact('a sum', 'household.wageMonthly'),
    {
      name: 'rows to tick, or none of them',
      kind: 'ready',
      prepare: (world) => atStep(world, 'gate:standing', { shows: words.form.none }),
    },
    {
      name: 'whom a ticked row is about',
      kind: 'ready',
      prepare: (world) =>
        atStep(world, `who:people/${firstRow(world)}`, {
          draft: { ...family, gates: { people: [{ row: firstRow(world) }] } },
          shows: words.who.text,
        }),
    },
    { name: 'who lives together, nobody yet', kind: 'ready', prepare: (world) => atStep(world, 'members', { shows: words.members.alone }) },
    {
      name: 'who lives together, for a neighbour',
      kind: 'ready',
      prepare: (world) =>
        atStep(world, 'members', {
          draft: { ...family, ...applicant({ name: '阿依古丽·买买提江', filledBy: 'neighbour' }) },
          shows: words.members.all,
        }),
    },
    {
      name: 'what somebody of the family is called',
      kind: 'ready',
      prepare: (world) => atStep(world, 'members', { act: pressThere(words.members.add), shows: '老伴' }),
    },
    {
      name: 'his ID number, not at hand',
      kind: 'ready',
      prepare: (world) =>
        atStep(world, 'members', {
          draft: family,
          act: async (page) => {
            await pressThere(words.members.change('老伴'))(page);
            await pressThere(words.form.next)(page);
          },
          shows: words.members.notAtHand,
        }),
    },
    ...whereItIs,
    {
      name: 'who owes support from elsewhere',
      kind: 'ready',
      prepare: (world) =>
        atStep(world, 'relatives', {
          draft: { programs: ['tekun-scattered'], relatives: [{ id: 'r1', called: '儿子', name: '王小演示', phone: '16900000071' }] },
          program: 'tekun-scattered',
          shows: words.relatives.promise,
        }),
    },
    {
      name: 'brought along from the self-check, for her yes',
      kind: 'ready',
      prepare: (world) =>
        atStep(world, 'fact:household.relativeInOffice', {
          draft: { facts: { 'household.relativeInOffice': false }, toConfirm: ['household.relativeInOffice'] },
          shows: words.form.brought(shared.fact.no),
        }),
    },
    {
      name: 'a sum spelt out, and why it is asked',
      kind: 'ready',
      prepare: (world) =>
        atStep(world, 'fact:household.wageMonthly', {
          draft: { facts: { 'household.wageMonthly': 12_345_678 } },
          act: (page) => page.getByRole('button', { name: words.form.why }).tap(),
          shows: world.catalogue.facts.find(({ id }) => id === 'household.wageMonthly')!.why,
        }),
    },
    {
      name: 'name, for a neighbour',
      kind: 'ready',
      prepare: (world) =>
        atStep(world, 'name', { draft: applicant({ name: '阿依古丽·买买提江', filledBy: 'neighbour' }), shows: words.name.title }),
    },
    {
      name: 'id number',
      kind: 'ready',
      prepare: (world) => atStep(world, 'id-number', { draft: applicant({ idNumber: '999900195601150012' }), shows: words.idNumber.title }),
    },
    {
      name: 'address',
      kind: 'ready',
      prepare: (world) => atStep(world, 'address', { draft: applicant({ address: '2组，村东头' }), shows: words.address.title }),
    },
    {
      name: 'whom to tell',
      kind: 'ready',
      prepare: (world) => atStep(world, 'tell', { shows: tell.reads }),
    },
    {
      name: 'whom to tell: her child too, and she does not read',
      kind: 'ready',
      prepare: (world) =>
        atStep(world, 'tell', {
          draft: { tell: { me: true, liaison: true, child: true, childPhone: '16900001234', reads: 'in-person' } },
          shows: tell.childPhone,
        }),
    },
    { name: 'photo', kind: 'ready', prepare: (world) => atStep(world, paperStep(world), { shows: words.paper.laterText }) },
    {
      name: 'photo taken',
      kind: 'ready',
      prepare: (world) => atStep(world, paperStep(world), { act: takePhoto, shows: photoWords.more }),
    },
    {
      name: 'consents',
      kind: 'ready',
      prepare: (world) => {
        const [first] = world.catalogue.consents;
        return atStep(world, 'consents', { draft: { consents: { [first!.kind]: first!.version } }, shows: words.form.review });
      },
    },
    {
      name: 'consents of somebody else, and how she may sign',
      kind: 'ready',
      prepare: (world) =>
        atStep(world, 'consents', { draft: applicant({ name: '阿依古丽·买买提江', filledBy: 'neighbour' }), shows: signWords.ways.thumb }),
    },
    {
      name: 'who is not here is asked himself',
      kind: 'ready',
      prepare: (world) =>
        atStep(world, 'consents', {
          draft: { ...applicant({ name: '李大山', filledBy: 'family' }), away: ['m1'] },
          shows: signWords.adult.hereAfterAll('李大山'),
        }),
    },
    {
      name: 'a name written on the pad',
      kind: 'ready',
      prepare: (world) =>
        atStep(world, 'consents', {
          draft: { ...applicant({ name: '王秀英' }), signatures: [{ by: 'm1', kind: 'hand', strokes: inventedName }] },
          act: (page) => page.getByRole('img', { name: /^签名区/ }).scrollIntoViewIfNeeded(),
          shows: signWords.pad.written,
        }),
    },
    {
      name: 'a thumb mark, and the witness is she herself',
      kind: 'ready',
      prepare: (world) =>
        atStep(world, 'consents', {
          draft: applicant({ name: '王秀英' }),
          act: async (page) => {
            await page.getByRole('radio', { name: signWords.ways.thumb }).tap();
            await page.getByRole('textbox').fill('王秀英');
          },
          shows: signWords.thumb.wrongWitness.applies,
        }),
    },
    {
      name: 'a photo told to be blurred',
      kind: 'ready',
      prepare: (world) => atStep(world, paperStep(world), { act: takeBlurredPhoto, shows: photoWords.told.blurred }),
    },
    {
      name: 'mending one thing',
      kind: 'ready',
      prepare: async (world) => ({
        at: formAt('name'),
        kept: withDraft(settled(world), await fullDraft(world)),
        shows: words.form.save,
      }),
    },
    {
      name: 'no such program',
      kind: 'empty',
      prepare: (world) => ({ at: '/apply/form?program=gone', kept: settled(world), shows: words.form.catalogueGone.title }),
    },
    unanswered('nobody is told', 'tell', tell.wrong, { tell: { me: false, liaison: false, child: false, childPhone: '', reads: '' } }),
    unanswered('half a number of her child', 'tell', tell.wrongPhone, {
      tell: { me: true, liaison: false, child: true, childPhone: '1690000', reads: '' },
    }),
    unanswered('nothing chosen', 'filled-by', words.filledBy.wrong, applicant({ filledBy: '' })),
    unanswered('no number written', 'fact:household.wageMonthly', words.form.writeNumber),
    unanswered('no name', 'name', words.name.wrong, applicant({})),
    unanswered('a wrong id number', 'id-number', words.idNumber.wrong.check, applicant({ idNumber: '999900195601150013' })),
    {
      name: 'no photo',
      kind: 'refused',
      prepare: (world) => atStep(world, paperStep(world), { act: next, shows: words.paper.needed }),
    },
    {
      name: 'county refuses',
      kind: 'refused',
      prepare: (world) => ({
        at: formAt(),
        kept: justSettled(world),
        county: refusal('try-again-later'),
        shows: refusal('try-again-later').title,
      }),
    },
    {
      name: 'county silent',
      kind: 'waiting',
      prepare: (world) => ({ at: formAt(), kept: justSettled(world), county: 'never', waited: 6, shows: shared.slow }),
    },
    {
      name: 'no network, nothing kept',
      kind: 'offline',
      prepare: (world) => ({ at: formAt(), kept: justSettled(world), county: 'no-network', shows: shared.noNetwork.text }),
    },
    {
      name: 'no network, kept',
      kind: 'offline',
      prepare: (world) => atStep(world, 'filled-by', { county: 'no-network', shows: shared.offlineBand }),
    },
    {
      name: 'phone full',
      kind: 'full',
      prepare: (world) => ({
        at: formAt(),
        kept: settled(world),
        phone: 'full',
        act: (page) => page.getByRole('radio').first().tap(),
        shows: shared.phoneFull.title,
      }),
    },
    { name: 'no village', kind: 'no-village', prepare: () => ({ at: formAt(), shows: shared.noVillage.text }) },
  ],
  never: { 'signed-out': 'she is asked for her number when she hands it in, not before' },
};

const paperStep = (world: World): string => `paper:${programOf(world.catalogue).papers.find((paper) => paper.how === 'ask')!.kind}`;
