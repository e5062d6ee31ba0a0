/** What one customer of the vendor has registered: keys, applications, signs and approved templates. */
export type AppKind = 'notice' | 'code';

export interface App {
  kind: AppKind;
  /** Messages per number and calendar day; the vendor's default since 2025-11 is 2. */
  dailyLimit?: number;
  /** The same text to the same number is taken once in this time. */
  sameContentSeconds?: number;
}

export interface Template {
  id: string;
  /** Without the sign: `验证码{1}，5分钟内有效。` */
  text: string;
  variables: string[];
  app: AppKind;
  approved?: boolean;
  /** Variables for which the console granted another length than the usual six characters. */
  lengths?: Record<string, number>;
}

export interface Account {
  /** SecretId → SecretKey */
  credentials: Record<string, string>;
  /** SmsSdkAppId → application */
  apps: Record<string, App>;
  signs: string[];
  templates: Template[];
}

/** The customer of a demo raised the limit of the code application; notices keep what the vendor gives everybody. */
export const usualDailyLimit: Record<AppKind, number> = { notice: 2, code: 10 };
export const usualSameContentSeconds = 30;
export const usualVariableLength = 6;
