/** What a line of a file does. `not-mentioned` is no line's: a place that the file says nothing of, and that stays as it is. */
export const verdicts = [
  'refused',
  'added',
  'renamed',
  'moved',
  'renumbered',
  'merged',
  'ended',
  'changed',
  'same',
  'not-mentioned',
] as const;
export type Verdict = (typeof verdicts)[number];

export interface ReportRow {
  /** Of the file; 0 where a place is meant that no line names by itself: a town that villages lie in, or one not mentioned. */
  line: number;
  code: string;
  name: string;
  verdict: Verdict;
  text: string;
}

/** `plan` is what would be written; it says the same as the rows, for the database. */
export interface Judged<Plan> {
  rows: ReportRow[];
  plan: Plan;
}
