/** What one customer of the vendor has registered: keys, signs and approved templates. */
export interface Template {
  /** `SMS_…` */
  id: string;
  /** Without the sign: `验证码${code}，5分钟内有效。` */
  text: string;
  app: 'notice' | 'code';
  approved?: boolean;
  /** Characters of a value, where it is another than usual. */
  longest?: number;
}

export interface Account {
  /** AccessKeyId → AccessKeySecret */
  credentials: Record<string, string>;
  signs: string[];
  templates: Template[];
  limits?: Partial<Limits>;
}

/** Messages to one number: codes by sign in this minute, hour and in 24 hours; notices by sign and template in 24 hours. */
export interface Limits {
  codeMinute: number;
  codeHour: number;
  codeDay: number;
  noticeDay: number;
}

export const usualLimits: Limits = { codeMinute: 1, codeHour: 5, codeDay: 10, noticeDay: 50 };
export const usualVariableLength = 20;
