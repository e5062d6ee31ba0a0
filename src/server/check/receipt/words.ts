/**
 * The stage in words that fit every program: a procedure's own (孩子在做康复, 残联在核残疾证) would tell whoever finds the paper what it is for.
 */
export const stages = {
  handedIn: '交上了',
  accepted: '接下了，正在办',
  hangs: '贴出来了，等日子到',
  waitsForHer: '等您这边',
  agreed: '同意了',
  refused: '这次没办成',
  changed: '有变化，打12349问',
  ended: '停了',
  withdrawn: '不办了',
  closed: '先停在这儿，打12349接着办',
  joined: '并到先交的那件，一起办',
  over: '办完了',
} as const;

/** Offices that take all programs in; any other is told by no name. */
export const offices: Readonly<Record<string, string>> = { 镇上: '镇上', 县里: '县里', 村里: '村里', 财政: '县里' };
export const otherOffice = '主管单位';
export const her = '您家';

export const says = {
  unknown: '没有这张单子。再扫一次纸上的方块码，或打12349。',
  wrongPair: '码和身份证号对不上。再看看纸和身份证，或打12349。',
  shortNumber: '八位号打不开。请扫纸上的方块码，或打12349报名字。',
} as const;
