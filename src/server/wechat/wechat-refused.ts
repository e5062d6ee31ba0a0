/** WeChat said no, or nothing that can be understood. `code` is its errcode, or the network's word. */
export class WechatRefused extends Error {
  readonly code: string;

  constructor(code: string) {
    super(code);
    this.code = code;
  }
}
