import type { Clock } from '../../src/server/platform/clock.ts';

/** A clock that a test moves by hand and that stands still between. */
export class MovedClock implements Clock {
  #now: number;

  constructor(start: string) {
    this.#now = new Date(start).getTime();
  }

  now(): Date {
    return new Date(this.#now);
  }

  set(instant: string): void {
    this.#now = new Date(instant).getTime();
  }

  forward({ days = 0, hours = 0, minutes = 0, seconds = 0 }: { days?: number; hours?: number; minutes?: number; seconds?: number }): void {
    this.#now += (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
  }
}
