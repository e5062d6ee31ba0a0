/** What a check can find wrong. */
export type Rule =
  | 'sideways-scroll'
  | 'cut-text'
  | 'small-text'
  | 'overlap'
  | 'covered'
  | 'small-target'
  | 'close-targets'
  | 'low-contrast'
  | 'barrier'
  | 'fault'
  | 'not-reached';

/** One thing wrong with one element, as somebody who has to mend it wants to read it. */
export interface Found {
  rule: Rule;
  /** The element, by its tag, classes and first words. */
  element: string;
  /** What is wrong, with figures. */
  says: string;
}
