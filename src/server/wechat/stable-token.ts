import type { Clock } from '../platform/clock.ts';

export interface FreshToken {
  token: string;
  expiresInSeconds: number;
}

/** WeChat renews a token five minutes before its end; both are good in between. */
const renewBeforeMs = 5 * 60_000;

/**
 * The one holder of the access token in this process. However many calls need a fresh one at the same moment, WeChat is
 * asked once. Other processes may ask for themselves: a stable token is the same for all of them.
 */
export class StableToken {
  readonly #ask: () => Promise<FreshToken>;
  readonly #clock: Clock;
  #held: { token: string; until: number } | undefined;
  #asking: Promise<string> | undefined;

  constructor(ask: () => Promise<FreshToken>, clock: Clock) {
    this.#ask = ask;
    this.#clock = clock;
  }

  async get(): Promise<string> {
    if (this.#held && this.#clock.now().getTime() < this.#held.until) return this.#held.token;
    this.#asking ??= this.#renew().finally(() => {
      this.#asking = undefined;
    });
    return this.#asking;
  }

  /** WeChat no longer takes this one. One that was renewed meanwhile is kept. */
  drop(token: string): void {
    if (this.#held?.token === token) this.#held = undefined;
  }

  async #renew(): Promise<string> {
    const { token, expiresInSeconds } = await this.#ask();
    this.#held = { token, until: this.#clock.now().getTime() + expiresInSeconds * 1000 - renewBeforeMs };
    return token;
  }
}
