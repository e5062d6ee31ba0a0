/** WeChat says no: the code is its own, the words are for people who look for the reason. */
export class Refused extends Error {
  readonly errcode: number;

  constructor(errcode: number, errmsg: string) {
    super(errmsg);
    this.errcode = errcode;
  }
}
