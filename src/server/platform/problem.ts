import type { Problem as ProblemBody } from '../../contract/problem.contract.ts';
import { problemStatus, type ProblemCode } from '../../contract/problem-codes.ts';
import { words } from './words.ts';

interface ProblemMore {
  /** Path of the field in the body, such as applicant.idNumber. */
  field?: string;
  retryAfterSeconds?: number;
  /** To be worked out before the same request is repeated. */
  sum?: { challenge: string; bits: number };
  /** For the log only; never personal. */
  because?: string;
  /** Words for this one case, when the table's would be too general. */
  text?: string;
}

/** A refusal: a code for machines, words for the person, a reason for the log. */
export class Problem extends Error {
  readonly code: ProblemCode;
  readonly more: ProblemMore;

  constructor(code: ProblemCode, more: ProblemMore = {}) {
    super(more.because ?? code);
    this.code = code;
    this.more = more;
  }

  get status(): number {
    return problemStatus[this.code];
  }

  get body(): ProblemBody {
    const { title, text } = words[this.code];
    const { field, retryAfterSeconds, sum } = this.more;
    return {
      code: this.code,
      title,
      text: this.more.text ?? text,
      ...(field === undefined ? {} : { field }),
      ...(retryAfterSeconds === undefined ? {} : { retryAfterSeconds }),
      ...(sum === undefined ? {} : { sum }),
    };
  }
}
