import type { Day } from '../../rules/day.ts';
import type { EventDates, Procedure } from '../../rules/procedure.ts';
import type { PublicLine } from '../../rules/public-notice.ts';
import type { Calendar } from '../../rules/working-day.ts';
import type { CourseEvent } from '../matter/index.ts';

/**
 * What the sheets of one matter are written from: the recorded facts, and the words and dates of this day. Whoever writes
 * a sheet reads nothing else.
 */
export interface MatterFile {
  matterId: string;
  /** 8362 0417 */
  number: string;
  step: string;
  procedure: Procedure;
  /** The oldest first. */
  events: readonly CourseEvent[];
  dates: EventDates;
  program: string;
  name: string;
  /** Masked. */
  idNumber: string;
  /** Once she took back her consent to her papers and number: only on what the law demands, as a decision. */
  numberStands: 'everywhere' | 'by-law';
  /** What may hang in the village of this matter; nothing where nothing may. */
  publicLine: PublicLine | undefined;
  missing: readonly string[];
  places: { county: string; town: string; village: string };
  hotline: string;
  /** Who recorded an event, by the id that stands in it. */
  staffNames: Readonly<Record<string, string>>;
  calendar: Calendar;
  today: Day;
  /** 演示 in a demo, else empty. */
  mark: string;
}
