/** What a stand-in refused and why, for the person who looks for the reason. */
export interface Refusal {
  /** ISO 8601 */
  at: string;
  code: string;
  message: string;
  /** What it was about: a number, a request, a report. */
  about: string;
}

const keptRefusals = 200;

/** Adds to the log, which keeps the newest 200, each cut to what fits on a page. */
export function addRefusal(refusals: Refusal[], refusal: Refusal): void {
  refusals.push({ ...refusal, message: refusal.message.slice(0, 300), about: refusal.about.slice(0, 100) });
  if (refusals.length > keptRefusals) refusals.shift();
}
