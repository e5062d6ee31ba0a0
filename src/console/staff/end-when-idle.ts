const minute = 60_000;
/** In the browser's storage, so that whoever works in one tab is not signed out in another. */
const key = 'mashang-last-answer';

let here = 0;
let timer: ReturnType<typeof setTimeout> | undefined;

/** The county has just answered somebody who is signed in: from now it counts anew, and so does the page. */
export function noteAnswer(): void {
  here = Date.now();
  try {
    localStorage.setItem(key, String(here));
  } catch {
    // A browser that keeps nothing counts in each tab by itself.
  }
}

/**
 * Calls `end` once so many minutes have gone by without an answer, without asking the county: a question would keep the
 * session alive. A file must not stay open on a desk that was left. The last call counts.
 */
export function endWhenIdle(minutes: number, end: () => void): void {
  clearTimeout(timer);
  // A computer that slept wakes up late, so the time is looked at and not only waited for.
  const leftMs = lastAnswer() + minutes * minute - Date.now();
  if (leftMs <= 0) end();
  else timer = setTimeout(() => endWhenIdle(minutes, end), leftMs);
}

export function stopCounting(): void {
  clearTimeout(timer);
}

function lastAnswer(): number {
  try {
    return Math.max(here, Number(localStorage.getItem(key)) || 0);
  } catch {
    return here;
  }
}
