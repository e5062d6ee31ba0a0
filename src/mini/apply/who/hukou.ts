import type { Program } from '../../../contract/learn.contract.ts';
import type { Draft } from '../../shared/send/draft.ts';
import { own } from '../../shared/keep/shape.ts';

const ofHousehold = 'household.hukouLocal';
/** Asked of each where some are here and some not. */
export const personHukouFact = 'person.hukouLocal';

/** What the page of the 户口 answers by itself, by a fact's id. */
export const isToldByHukou = (fact: string): boolean => fact === ofHousehold || fact === personHukouFact;

export interface HukouPlace {
  /** 水湾镇 · 李家村, or as she wrote it. */
  words: string;
  /** Of the village, where it was found in the county's list. */
  codeId: string;
}

/**
 * Said once for all who live together, and with it what the county asks of each. Where some are elsewhere each of them is asked;
 * '' takes it back.
 */
export function sayHukou(draft: Draft, hukou: Draft['hukou'], place: HukouPlace = { words: '', codeId: '' }): Draft {
  const facts = Object.fromEntries(Object.entries(draft.facts).filter(([key]) => !isOfHukou(key)));
  return {
    ...draft,
    hukou,
    hukouPlace: place.words,
    hukouVillageCode: place.codeId,
    facts: { ...facts, ...factsOf(draft, hukou) },
    toConfirm: draft.toConfirm.filter((key) => !isOfHukou(key)),
  };
}

function factsOf({ members }: Draft, hukou: Draft['hukou']): Draft['facts'] {
  const ofEach = (answer: boolean | null): Draft['facts'] =>
    Object.fromEntries(['m1', ...members.map(({ id }) => id)].map((id) => [`${personHukouFact}@${id}`, answer]));
  switch (hukou) {
    case 'here':
    case 'elsewhere':
      return { [ofHousehold]: true, ...ofEach(true) };
    case 'several':
      return { [ofHousehold]: true };
    case 'outside':
      return { [ofHousehold]: false, ...ofEach(false) };
    case 'unknown':
      return { [ofHousehold]: null, ...ofEach(null) };
    case '':
      return {};
  }
}

const isOfHukou = (key: string): boolean => isToldByHukou(key.split('@')[0] ?? '');

/** An older draft has the answer to the county's own question, and is not asked anew. */
export function isHukouSaid({ hukou, hukouPlace, facts, toConfirm }: Draft): boolean {
  if (hukou === '') return own(facts, ofHousehold) !== undefined && !toConfirm.includes(ofHousehold);
  return hukou !== 'elsewhere' || hukouPlace !== '';
}

/** Whether the page answers for each of them too; where some are elsewhere, and in an older draft, each is asked. */
export function isSaidOfEach(draft: Draft): boolean {
  return draft.hukou !== 'several' && (draft.hukou !== '' || !isHukouSaid(draft));
}

/** Whether it decides who takes one of these in (社会救助法 37): help in need is asked for where she is. */
export function goesByHukou({ receiver = 'town-of-hukou' }: Pick<Program, 'receiver'>): boolean {
  return receiver !== 'town-of-event' && receiver !== 'none';
}

/** Its town, where the village was found in the list; undefined while it is hers, or the window has to find out. */
export function townOfHukou({ hukou, hukouVillageCode, hukouPlace }: Draft): string | undefined {
  return hukou === 'elsewhere' && hukouVillageCode !== '' ? hukouPlace.split(' · ')[0] : undefined;
}

/** The window has to find out where it goes: it is elsewhere, and nobody knows which town that is. */
export function isHukouToSort({ hukou, hukouVillageCode }: Draft): boolean {
  return hukou === 'outside' || (hukou === 'elsewhere' && hukouVillageCode === '');
}
