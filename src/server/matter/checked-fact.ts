import type { CheckSource } from '../../rules/check-source.ts';

/** What is sealed in a `verified` fact set: one fact, looked up once. Her own answers are sealed as one object of all she said. */
export interface CheckedFact {
  fact: string;
  answer: boolean | number | string | null;
  source: CheckSource;
  onDay: string;
  word?: string | undefined;
  /** The member of staff, by the name she had then. */
  by: string;
  staff: string;
}
