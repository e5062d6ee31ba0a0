/** One consent as the desk sees it: in the words and the version that were read. */
export interface StaffConsent {
  who: string;
  title: string;
  text: string;
  version: number;
  /** When, in words. */
  given: string;
  withdrawn?: string | undefined;
  /** With one of each person's. kind: hand | thumb | paper */
  signature?: { kind: string; strokes?: string | undefined; paperId?: string | undefined; witness?: string | undefined } | undefined;
}
