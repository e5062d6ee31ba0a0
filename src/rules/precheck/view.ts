import type { Num } from './range.ts';

/** What a statement can still be: NO 1, YES 2, and OPEN 3, which is either. As bits, so that a union is an or. */
export type Truth = 1 | 2 | 3;
export const NO = 1;
export const YES = 2;
export const OPEN = 3;

/** A word out of a list, or the words that it can still be. */
export type Text = string | readonly string[];

export type Value = Truth | Text | Num;

/** All that is known of a household and, for what is judged by person, of one member: by the numbers a catalogue gave its facts. */
export interface View {
  house: readonly Value[];
  houseMemo: (Value | undefined)[];
  own: readonly Value[];
  ownMemo: (Value | undefined)[];
  /** What each derived fact still hangs on, once it was asked. */
  askMemo: (readonly string[] | undefined)[];
  /** The same with every sum that was only presumed as unknown: what was not asked must not decide what is open. */
  unpresumed?: () => View;
}

/** Which end of its range each numeric fact is set to, to find how low or high a sum can get. 0: its whole range. */
export type Corner = Int8Array;

/** Collects the ids of the facts that are unknown and can still change what is read. */
export type Sink = Set<string>;

interface Common {
  /** Numbers of the numeric facts that it depends on. */
  uses: ReadonlySet<number>;
  isFixed: boolean;
  ask(view: View, sink: Sink): void;
}

export interface TruthNode extends Common {
  kind: 'truth';
  read(view: View): Truth;
}

export interface TextNode extends Common {
  kind: 'text';
  /** Every word that it can be, where that is known. */
  words: readonly string[] | undefined;
  read(view: View): Text;
}

export interface NumberNode extends Common {
  kind: 'number';
  /** Where it lies whatever the facts. */
  range: Num;
  /** How it changes with each numeric fact, whatever the others. */
  slopes: ReadonlyMap<number, Num>;
  read(view: View, corner?: Corner): Num;
}

export type Node = TruthNode | TextNode | NumberNode;
