import type { ProblemCode } from '../../contract/problem-codes.ts';
import { deskWords, type DeskCode } from './words.ts';

/** A refusal with the words a member of staff reads; an unknown code is shown by the words it came with. */
export class Problem extends Error {
  readonly code: ProblemCode | DeskCode;
  readonly title: string;
  readonly text: string;
  readonly field: string | undefined;
  readonly retryAfterSeconds: number | undefined;

  constructor(
    code: ProblemCode | DeskCode,
    told: { title?: string; text?: string; field?: string | undefined; retryAfterSeconds?: number | undefined } = {},
  ) {
    super(code);
    this.code = code;
    this.title = deskWords[code]?.title ?? told.title ?? '';
    this.text = deskWords[code]?.text ?? told.text ?? '';
    this.field = told.field;
    this.retryAfterSeconds = told.retryAfterSeconds;
  }
}
