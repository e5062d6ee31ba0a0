/** Plain words for a field that was refused, by its path in the body; the last part decides. */
const byName: Record<string, string> = {
  phone: '手机号是11位，1开头。请再看看。',
  code: '验证码是6个数字。请看短信，再填一次。',
  name: '请写姓名，写身份证上的名字。',
  with: '请选一下，谁能看。',
  lastSix: '身份证号后六位，最后一位可能是X。请再看看。',
  idNumber: '身份证号不对。请对着身份证，一位一位看。',
  address: '请写住在哪儿，比如“2组，村东头”。',
  filledBy: '请选一下，您是替谁填的。',
  amountFen: '请填批了多少钱。',
  reason: '请写清原因，让她看得懂。',
  rule: '请写清依据哪一条。',
  remedy: '请写清她还能怎么办。',
  finding: '请写清看到了什么，或还差什么。',
  delivery: '请写清怎么送到的，哪天，谁收的。',
  cause: '请选一种情况。',
  way: '请选怎么找的。',
  credentialId: '这把密钥没认出来。请再试一次，或换一把。',
  answer: '请填查到的，和问的是一类：是或不是、一个数、一个日子。',
  source: '请选在哪儿查的。',
  onDay: '请填哪天查的，最晚今天。',
  word: '请写2到300个字，或者不写。',
  deputyStaffId: '请选一位同事。',
  staffId: '请选一位同事。',
  day: '请选哪天。',
  from: '请填从几点。',
  deskPhone: '请填值班电话，只写数字和横杠。',
  toStaffId: '请选一位同事。',
  note: '请写一句，让同事知道办到哪了，2到100个字。',
  words: '请写一句为什么要看，2到100个字。',
  asked: '请写清要这个单位办什么，2到300个字。',
  body: '请选一个单位。',
  bodies: '请选一个单位。',
  consent: '这个单位要申请人先同意。请写哪天、当面还是电话里同意的。',
  clerk: '请写那个单位是谁回的话。',
  facts: '最多给看3条，只能选填过的。',
  papers: '只能选这件申请里的照片。',
  program: '请选一个救助项目。',
  text: '请写清楚，2到300个字。',
  into: '请选并到哪一件。',
  since: '请选从哪天起。',
  until: '请选到哪天止。',
  where: '请写住在哪儿，比如“2组，村东头，老李家”。',
  signs: '请选看到了什么。',
  consents: '还有一条没打钩。请一条一条看，同意就点。',
};

const fallback = '有一样填得不对。请改一改，再交。';

/** Arrays put an index at the end: papers.0.kind → kind, consents.1 → consents. */
export function fieldText(path: string): string {
  const names = path.split('.').filter((part) => !/^\d+$/.test(part));
  return byName[names.at(-1) ?? ''] ?? fallback;
}
