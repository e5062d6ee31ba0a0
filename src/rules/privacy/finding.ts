/** What may not stand in anything public. */
export type LeakKind =
  | 'id-number'
  | 'phone'
  | 'bank-card'
  | 'social-security'
  | 'birth-date'
  | 'address'
  | 'online-id'
  | 'plate'
  | 'illness'
  | 'child'
  | 'sum';

export interface Leak {
  kind: LeakKind;
  /** As it was written, so that the writer finds it. */
  words: string;
  /** Where it begins in the text, and where it has ended: indices as of a JavaScript string. */
  at: number;
  end: number;
}

/** What it is called, and what to write instead. */
export const leakWords: Record<LeakKind, { name: string; instead: string }> = {
  'id-number': { name: '身份证号', instead: '身份证号一位也不写。' },
  phone: { name: '电话号码', instead: '只写登记过的公开电话，如 12349。' },
  'bank-card': { name: '银行卡号或一长串数字', instead: '卡号、账号都不写。' },
  'social-security': { name: '社保号', instead: '社保号、医保号都不写。' },
  'birth-date': { name: '出生日期', instead: '不写生日。要写就写“70多岁”。' },
  address: { name: '详细住址', instead: '只写到村、组，不写门牌。' },
  'online-id': { name: '微信、QQ或邮箱', instead: '改成单位的公开电话。' },
  plate: { name: '车牌号', instead: '车牌不写。' },
  illness: { name: '个人的病情或残疾', instead: '写救助项目的名字，不写谁得了什么病。' },
  child: { name: '孩子的姓名', instead: '写“一名学生”，不写名字。' },
  sum: { name: '姓名和金额', instead: '写一共几户、多少钱，不写谁领了多少。' },
};
