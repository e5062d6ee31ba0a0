import type { ReportComplaint, ReportedComplaint } from '../../../contract/grievance.contract.ts';
import { call } from '../http/http.ts';
import { forget, keepIfRoom, keysAfter, recall } from '../keep/keep.ts';
import { isFigure, isId, isText, perhaps, shaped } from '../keep/shape.ts';
import { reportOutbox } from './report-outbox.ts';

/* What somebody complained of, on its way from this phone, and what opens its answer. */

/** Neither what was said nor about whom: number and secret alone. */
export interface ComplaintKey {
  submissionId: string;
  secret: string;
  /** When it was written, in milliseconds since 1970. */
  at: number;
  /** Once the county has it. */
  number?: string | undefined;
}

const prefix = 'complaint-key:';
const isKey = shaped<ComplaintKey>({ submissionId: isId, secret: isText, at: isFigure, number: perhaps(isText) });

/** The newest first. */
export function listComplaintKeys(): ComplaintKey[] {
  const keys = keysAfter(prefix).flatMap((id) => {
    const one = recall(prefix + id);
    return isKey(one) ? one : [];
  });
  keys.sort((a, b) => b.at - a.at);
  return keys;
}

export function keepComplaintKey(one: ComplaintKey): void {
  keepIfRoom(prefix + one.submissionId, one);
}

export function forgetComplaintKey(submissionId: string): void {
  forget(prefix + submissionId);
}

/** The number that the county gave, whichever page is open by then. */
function noteNumber(submissionId: string, answer: ReportedComplaint): ReportedComplaint {
  const kept = recall(prefix + submissionId);
  if (isKey(kept)) keepComplaintKey({ ...kept, number: answer.number });
  return answer;
}

const outbox = reportOutbox<ReportComplaint, ReportedComplaint>({
  prefix: 'told-complaint:',
  longestMs: 5 * 60_000,
  isSaid: shaped<ReportComplaint>({
    submissionId: isId,
    secret: isText,
    villageCode: isText,
    device: isId,
    kind: isText,
    side: perhaps(isText),
    words: isText,
    place: perhaps(isText),
    who: perhaps(isText),
    name: perhaps(isText),
    phone: perhaps(isText),
  }),
  isAnswer: shaped<ReportedComplaint>({ number: isText, text: isText, call: isText }),
  send: async (body) => noteNumber(body.submissionId, await call('reportComplaint', { body })),
  sendSealed: async (body) => noteNumber(body.submissionId, await call('reportSealedComplaint', { body })),
});

/** With what opens its answer, where there will be none. */
function drop(submissionId: string): void {
  outbox.drop(submissionId);
  forgetComplaintKey(submissionId);
}

export const complaints = { ...outbox, drop };
export const { start: startToldComplaints } = outbox;
