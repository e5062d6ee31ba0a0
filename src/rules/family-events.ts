import type { Said } from './procedure-shape.ts';

/*
 * What a family, or somebody whom it named, does around a matter. No procedure file writes these, every matter knows them. They move no
 * step and stop no clock. The texts hold {what}.
 */
export const familyEventKinds = [
  'paper-supplied',
  'fact-corrected',
  'consent-answered',
  'consent-changed',
  'consent-withdrawn',
  'inquiry-asked',
  'word-said',
] as const;
export type FamilyEventKind = (typeof familyEventKinds)[number];

export interface FamilyEvent {
  /** The words a colleague reads when her page had grown old. */
  title: string;
  said: Said;
  /** desk: whoever asked for help never learns that a relative said no. */
  seenBy: 'all' | 'desk';
}

export const familyEvents: Readonly<Record<FamilyEventKind, FamilyEvent>> = {
  'paper-supplied': {
    title: '补材料',
    said: { title: '补了：{what}', text: '镇上看得到了。您的事照常办。', tone: 'done' },
    seenBy: 'all',
  },
  'fact-corrected': {
    title: '改一句',
    said: { title: '改了一句', text: '改的是：{what}镇上照改过的看。', tone: 'done' },
    seenBy: 'all',
  },
  'consent-answered': {
    title: '点了同意书',
    said: { title: '{what}点过了', text: '他的回话，镇上看得到。您的事照常办。', tone: 'done' },
    seenBy: 'all',
  },
  'consent-changed': {
    title: '改了同意书的回话',
    said: { title: '{what}改了回话', text: '以改过的为准，看“同意书”那一栏。', tone: 'on-its-way' },
    seenBy: 'desk',
  },
  'consent-withdrawn': {
    title: '不同意了',
    said: { title: '有一条不同意了', text: '不同意的是：{what}从现在起照办。您的事没停。', tone: 'done' },
    seenBy: 'all',
  },
  'inquiry-asked': {
    title: '问一问',
    said: { title: '您问了一声', text: '已告诉{what}。您的事照常办。', tone: 'on-its-way' },
    seenBy: 'all',
  },
  // Not what she said: whoever only pays reads timelines too.
  'word-said': {
    title: '她说的话',
    said: { title: '您说了话', text: '{what}', tone: 'on-its-way' },
    seenBy: 'all',
  },
};
