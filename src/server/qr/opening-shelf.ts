import type { CodeEntry } from '../places/index.ts';
import { writeAnswer, type WrittenAnswer } from '../platform/written-answer.ts';

/** `page`: with the app fetched ahead · `plain-page`: where the phone saves data · `json`: what the app asks. */
export type Form = 'page' | 'plain-page' | 'json';

const mostKept = 500;

/**
 * What is answered to whoever opens a code, written once: a village whose code was shown on television asks a thousand times a second.
 * Kept by the entry itself, which is another one as soon as the book was read anew, so that nothing here is older than the book.
 */
export class OpeningShelf {
  #answers = new WeakMap<CodeEntry, Partial<Record<Form, WrittenAnswer>>>();
  #kept = 0;

  find(entry: CodeEntry, form: Form, write: () => string): WrittenAnswer {
    let forms = this.#answers.get(entry);
    if (!forms) {
      this.#makeRoom();
      this.#answers.set(entry, (forms = {}));
    }
    return (forms[form] ??= writeAnswer(write()));
  }

  /** Some forty kilobytes a code: whoever has every code of a province opened fills no memory. */
  #makeRoom(): void {
    if (this.#kept >= mostKept) [this.#answers, this.#kept] = [new WeakMap(), 0];
    this.#kept += 1;
  }
}
