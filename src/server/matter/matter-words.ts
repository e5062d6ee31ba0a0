import { tryWayWords } from '../../rules/closing.ts';
import { dayInFull, dayInWords } from '../../rules/day-in-words.ts';
import type { Day } from '../../rules/day.ts';
import { fenInWords } from '../../rules/money.ts';
import type { Due, Given, Role } from '../../rules/procedure.ts';

/** What is known about a person's matter beside codes; sealed in the event under the application's key. */
export interface EventPayload extends Given {
  /** The words said then, kept as they were said. */
  title: string;
  text: string;
  tone: string;
  /** As whom it was recorded; absent in what earlier releases wrote. */
  role?: Role;
  /** Who did it, where that is not the office the procedure names. */
  who?: string;
  /** How an officer spoke with her, and what she heard; for the staff alone. */
  spoke?: { how: 'call' | 'visit'; words: string };
  /** desk: she herself does not read it. */
  seenBy?: 'desk';
}

/** Instead of what the procedure says of lateness, where a calendar published since moved the law's day before the one she was told. */
export const earlierThanTold = {
  title: '催办了',
  text: '放假调休的安排出来以后，这件事该办完的日子提前了，还没办完。已经告诉上一级，盯着办。跟您说过的日子不往前挪。',
};

export interface KnownValues extends Given {
  due?: Due | undefined;
  total?: Due | undefined;
}

/** Values for the words she reads: 11月30日 星期一, with 预计 where the calendar of that year is not out yet. */
export function wordsOf(known: KnownValues): Record<string, string | undefined> {
  return {
    amount: known.amountFen === undefined ? undefined : fenInWords(known.amountFen),
    reason: asSentence(known.reason),
    rule: asSentence(known.rule),
    remedy: asSentence(known.remedy),
    finding: asSentence(known.finding),
    cause: known.cause,
    delivery: asSentence(known.delivery),
    way: known.way && tryWayWords[known.way],
    due: known.due && dueInWords(known.due),
    total: known.total && dueInWords(known.total),
  };
}

/** The same for an SMS, where every character counts: 12月31日. */
export function smsValuesOf(known: KnownValues): Record<string, string> {
  const short = (day: Day) => dayInWords(day).split(' ')[0]!;
  return {
    ...(known.due ? { due: short(known.due.day) } : {}),
    ...(known.total ? { total: short(known.total.day) } : {}),
    ...(known.amountFen === undefined ? {} : { amount: fenInWords(known.amountFen) }),
  };
}

/** The same for a subscribe message, where a day stands in full. */
export function wechatValuesOf(known: KnownValues): { due?: string; total?: string } {
  return {
    ...(known.due ? { due: dayInFull(known.due.day) } : {}),
    ...(known.total ? { total: dayInFull(known.total.day) } : {}),
  };
}

/** Officers forget the full stop; the words run on behind it. */
export function asSentence(text: string): string;
export function asSentence(text: string | undefined): string | undefined;
export function asSentence(text: string | undefined): string | undefined {
  return text === undefined || /[。！？]$/.test(text.trim()) ? text?.trim() : `${text.trim()}。`;
}

/** 预计 where the year is not announced yet; a notice that would have ended on a day off says so. */
export function dueInWords(due: Pick<Due, 'day' | 'certain' | 'rolled'>): string {
  return `${due.certain ? '' : '预计'}${dayInWords(due.day)}${due.rolled ? '（遇休息日顺延）' : ''}`;
}
