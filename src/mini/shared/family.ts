import { words as all } from './words.ts';

const words = all.family;

/** One of those who live together, by what she calls him: nothing here says who he is. */
export interface FamilyMember {
  id: string;
  called: string;
}

const male = new Set(['爹', '儿子', '女婿', '孙子']);
const female = new Set(['娘', '女儿', '儿媳', '孙女']);
/** Nobody has two of them. */
const single = new Set<string>(['我', '老伴']);

/** What the word says by itself, so that nobody asks it. */
export function sexOf({ called }: FamilyMember): 'male' | 'female' | undefined {
  if (male.has(called)) return 'male';
  return female.has(called) ? 'female' : undefined;
}

export function wordsLeft(members: readonly FamilyMember[]): string[] {
  return words.called.filter((called) => !(single.has(called) && members.some((member) => member.called === called)));
}

/** 儿子, 第2个儿子: as the pages name him. */
export function nameOf(members: readonly FamilyMember[], id: string): string {
  const member = members.find((one) => one.id === id);
  if (!member) return '';
  const alike = members.filter(({ called }) => called === member.called);
  const at = alike.indexOf(member) + 1;
  return at > 1 ? words.nth(at, member.called) : member.called;
}

/** In a question she is spoken to: 您多大岁数了. */
export function nameInQuestion(members: readonly FamilyMember[], id: string): string {
  const name = nameOf(members, id);
  return name === words.called[0] ? words.you : name;
}

/** Free among those who live here; what was said of somebody who has gone is gone with him. */
export function newMemberId(members: readonly FamilyMember[]): string {
  const highest = members.reduce((most, { id }) => Math.max(most, Number(id.slice(1)) || 0), 0);
  return `m${highest + 1}`;
}
