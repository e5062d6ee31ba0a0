/** The vendors count days and write times in Beijing, wherever this process runs. China has no summer time. */
const eightHours = 8 * 3600 * 1000;

/** `2026-07-09 08:03:04`, the form of `user_receive_time`. */
export function beijingTime(at: number): string {
  return new Date(at + eightHours).toISOString().slice(0, 19).replace('T', ' ');
}

export function beijingDay(at: number): string {
  return beijingTime(at).slice(0, 10);
}
