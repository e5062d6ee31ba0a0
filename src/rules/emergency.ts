import { figureOn, type Figure } from './figures.ts';
import { isPhoneNumber } from './phone-number.ts';
import type { Day } from './day.ts';

/** What happened, as the first question asks it. A word of a later release is taken as `other`: nobody is turned away for it. */
export const emergencyKinds = ['fire', 'crash', 'illness', 'hunger', 'missing', 'other'] as const;
export type EmergencyKind = (typeof emergencyKinds)[number];

export const emergencyWords: Readonly<Record<EmergencyKind, string>> = {
  fire: '着火',
  crash: '车祸',
  illness: '急病',
  hunger: '没饭吃、没地方住',
  missing: '人走丢了',
  other: '别的急事',
};

export function readEmergencyKind(text: string): EmergencyKind {
  return emergencyKinds.find((one) => one === text) ?? 'other';
}

/** The answer to `household.suddenEvent` that follows from it; none where hunger has many causes. */
export const suddenEventOf: Readonly<Partial<Record<EmergencyKind, string>>> = {
  fire: 'fire',
  crash: 'traffic',
  illness: 'sudden-illness',
  missing: 'other',
  other: 'other',
};

/**
 * The number somebody can be reached under, bare: a mobile, or a landline that a neighbour has. Undefined for what is damaged: it is
 * asked again, because nobody could ring back.
 */
export function readCallBackNumber(text: string): string | undefined {
  const bare = text
    .normalize('NFKC')
    .replace(/[\s-]/g, '')
    .replace(/^(\+|00)86(?=1\d{10}$)/, '');
  return isPhoneNumber(bare) || /^(0\d{2,3})?[2-8]\d{6,7}$/.test(bare) ? bare : undefined;
}

export const paymentWays = ['cash', 'goods', 'transfer'] as const;
export type PaymentWay = (typeof paymentWays)[number];
export const paymentWayWords: Readonly<Record<PaymentWay, string>> = { cash: '现金', goods: '实物', transfer: '打到账户' };

export const slipSigns = ['signed', 'thumb'] as const;
export type SlipSign = (typeof slipSigns)[number];
export const slipSignWords: Readonly<Record<SlipSign, string>> = { signed: '签了字', thumb: '按了手印' };

/**
 * What a town may give out first in the year of that day: its own figure, or the one for every town alike. A figure of an earlier year is
 * spent with that year: then there is none, and what is needed goes to the county.
 */
export function reserveOn(figures: readonly Figure[], name: string, town: string, day: Day): Figure | undefined {
  const found = figureOn(figures, `${name}@${town}`, day) ?? figureOn(figures, name, day);
  return found?.since.slice(0, 4) === day.slice(0, 4) ? found : undefined;
}
