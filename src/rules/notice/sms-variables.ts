/** A value in an SMS: the longest that a county of ours fills in, and its kind in Alibaba's console. */
interface SmsVariable {
  longest: string;
  alibaba: 'numberCaptcha' | 'other_number2' | 'time' | 'money' | 'name';
}

/** Every name that a kind's SMS may hold. Vendors want each with an example; Tencent takes six characters until more is granted. */
export const smsVariableTable: Readonly<Record<string, SmsVariable>> = {
  code: { longest: '123456', alibaba: 'numberCaptcha' },
  minutes: { longest: '10', alibaba: 'other_number2' },
  due: { longest: '12月31日', alibaba: 'time' },
  total: { longest: '12月31日', alibaba: 'time' },
  day: { longest: '12月31日', alibaba: 'time' },
  hour: { longest: '上午10点半', alibaba: 'time' },
  half: { longest: '上午', alibaba: 'time' },
  month: { longest: '12月', alibaba: 'time' },
  who: { longest: '外孙女欧阳某', alibaba: 'name' },
  people: { longest: '欧阳、诸葛', alibaba: 'name' },
  count: { longest: '99', alibaba: 'other_number2' },
  number: { longest: '8888', alibaba: 'other_number2' },
  amount: { longest: '23150.00', alibaba: 'money' },
  tail: { longest: '1234', alibaba: 'other_number2' },
};
