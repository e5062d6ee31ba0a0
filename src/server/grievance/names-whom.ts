import { mayBeAbout } from '../../rules/may-be-about.ts';
import type { ToldComplaint } from './told.ts';

/** Whether a complaint may be about the member of staff, or the relative of one, who bears this name; or come from a relative. */
export function namesWhom({ who, words, place, name }: ToldComplaint, ofSomebody: string): boolean {
  return mayBeAbout({ who, words: [words, place, name] }, ofSomebody);
}
