import { MovedClock } from './moved-clock.ts';

/** The time as a server in a process of its own has it: nobody moves it. */
export class RealClock extends MovedClock {
  constructor() {
    super(new Date().toISOString());
  }

  override now(): Date {
    return new Date();
  }

  override forward(): void {}
}
