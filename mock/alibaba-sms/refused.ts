/** The vendor says no: in the answer of a call that was well formed (200), or to the call itself (4xx). */
export class Refused extends Error {
  readonly code: string;
  readonly status: number;

  constructor(code: string, message: string, status = 200) {
    super(message);
    this.code = code;
    this.status = status;
  }
}
