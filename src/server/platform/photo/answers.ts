/** The kinds of frame that the process which reads photos answers with, by their place in this list; the first carries the new photo. */
export const photoAnswers = ['redrawn', 'not-a-photo', 'broken', 'too-many-pixels'] as const;
export type PhotoAnswer = (typeof photoAnswers)[number];

/** What it is told at its start. */
export interface RedrawOptions {
  /** Dots of the longer side, at most. */
  longestSide: number;
  /** Of the JPEG, 1 to 100. */
  quality: number;
}
