/** The vendor says no: the code is its own, the message is for people who look for the reason. */
export class Refused extends Error {
  readonly code: string;

  constructor(code: string, message: string) {
    super(message);
    this.code = code;
  }
}
