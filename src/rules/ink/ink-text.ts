/** How ink is written: a version, then stroke after stroke its number of points and each point's way from the one before. */
export const inkVersion = 'i1.';
export const digits = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** Milliseconds. */
export const tick = 10;

/** Ticks: of a pause, and of all. */
export const limits = { text: 6_144, strokes: 200, points: 2_000, pause: 6_000, ticks: 360_000 } as const;
