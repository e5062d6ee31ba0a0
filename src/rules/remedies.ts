import { addDays, addMonths, type Day } from './day.ts';
import type { Role, Source } from './procedure-shape.ts';

/** reconsideration 行政复议 · court 行政诉讼 · objection 异议 to whoever set the deciding body up */
export const remedyKinds = ['reconsideration', 'court', 'objection'] as const;
export type RemedyKind = (typeof remedyKinds)[number];

/** Where a decision may be taken that she does not agree with; which of them a body has is the county's data. */
export interface Remedy {
  kind: RemedyKind;
  /** 县政府 */
  at: string;
  /** Counted from the day the written paper reached her, which is not day 1. None where no text sets a limit. */
  within?: { count: number; unit: 'days' | 'months' };
  /** free: it costs nothing, which the law says */
  cost?: 'free';
  source: Source;
}

interface DecidingBody {
  id: string;
  remedies: readonly Remedy[];
  /** Procedures in which it decides although another body answers for the program. */
  decides: readonly string[];
}

/**
 * Where this decision may be taken. A panel is no body that the law names, and what the leading group of a fund decides has no remedy that
 * was read anywhere: then none is promised.
 */
export function remediesOf<B extends DecidingBody>(
  bodies: readonly B[],
  { procedure, body, role }: { procedure: string; body: string | null; role: Role },
): readonly Remedy[] {
  if (role === 'panel') return [];
  const deciding = bodies.find(({ decides }) => decides.includes(procedure)) ?? bodies.find(({ id }) => id === body);
  return deciding?.remedies ?? [];
}

/**
 * The last day, in calendar days and months as they are counted (民法典 201, 202): the day of delivery is not day 1, and a month without that
 * date ends with its last. Where it falls on a day off the law gives her the working day after (203); she is told the earlier day, which is
 * always in time.
 */
export function lastDayOfRemedy({ within }: Remedy, delivered: Day): Day | undefined {
  if (!within) return undefined;
  return within.unit === 'days' ? addDays(delivered, within.count) : addMonths(delivered, within.count);
}
