import { normalizeCodeId } from '../../../rules/code-id.ts';
import type { CodeBook, CodeEntry, Village } from '../code-book.ts';
import type { House } from '../../platform/house.ts';
import { isWorkedOut } from '../../platform/is-worked-out.ts';
import { Problem } from '../../platform/problem.ts';

export type Judged =
  | { kind: 'opened'; entry: CodeEntry }
  | { kind: 'unknown' }
  /** Right or wrong, the same: the sum first. */
  | { kind: 'sum-needed'; id: string; sum: { challenge: string; bits: number } };

/** Who counts what was no code. `way`: by which door it came. */
export interface WrongCounter {
  wrongTag(village: Village): void;
  unknown(way: string): void;
}

/** Against one village's number, in one hour of the clock and one process. Misread codes are a handful a year. */
const wrongAnHour = 200;
/** About a second of a cheap phone. */
const bits = 14;
const hourMs = 3_600_000;
/** Begins with a village's number and says more. */
const numbered = /^(\d{12})[0-9A-Z]{1,28}$/;

/**
 * Opens codes for whoever asks, and notices who tries them through. Counted by the village whose tags are guessed, never by address: a
 * town has one, a guesser ten thousand. A village that too many wrong tags were tried against asks for a small sum until the hour is over;
 * all others open as ever. The sum is bound to the one id and the hour and stored nowhere, so it works with the database stopped.
 */
export class GuessGuard {
  readonly #house: House;
  readonly #book: CodeBook;
  readonly #counter: WrongCounter;
  #hour = 0;
  /** Only numbers of villages that there are: it cannot grow beyond them. */
  #wrong = new Map<string, number>();

  constructor(house: House, book: CodeBook, counter: WrongCounter) {
    this.#house = house;
    this.#book = book;
    this.#counter = counter;
  }

  /** `sum`: the nonce that was found, from the header `x-sum`. Whatever is wrong with an id, the answer and the work are the same. */
  judge(text: string, sum: string | undefined, way: string): Judged {
    const hour = Math.floor(this.#house.clock.now().getTime() / hourMs);
    if (hour !== this.#hour) {
      this.#hour = hour;
      this.#wrong.clear();
    }
    const id = normalizeCodeId(text);
    const number = numbered.exec(id)?.[1];
    if (number !== undefined && (this.#wrong.get(number) ?? 0) >= wrongAnHour) {
      const challenge = this.#house.vault.hash('code-sum', `${id}|${hour}`).toString('base64url');
      if (!isWorkedOut(challenge, sum, bits)) return { kind: 'sum-needed', id, sum: { challenge, bits } };
    }
    const entry = this.#book.findCode(text);
    if (entry) return { kind: 'opened', entry };
    this.#countWrong(number, way);
    return { kind: 'unknown' };
  }

  /** For who answers in JSON: the code, or `code-unknown`, or `sum-needed`. */
  open(text: string, sum: string | undefined, way: string): CodeEntry {
    const judged = this.judge(text, sum, way);
    if (judged.kind === 'opened') return judged.entry;
    throw judged.kind === 'unknown' ? new Problem('code-unknown') : new Problem('sum-needed', { sum: judged.sum });
  }

  #countWrong(number: string | undefined, way: string): void {
    const village = number === undefined ? undefined : this.#book.findNumber(number);
    if (number === undefined || !village) return this.#counter.unknown(way);
    this.#wrong.set(number, (this.#wrong.get(number) ?? 0) + 1);
    this.#counter.wrongTag(village);
  }
}
