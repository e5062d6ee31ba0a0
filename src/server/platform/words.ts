import type { ProblemCode } from '../../contract/problem-codes.ts';

/** What a person reads when the county says no: what happened, what is kept, what to do. */
export const words = {
  'bad-request': { title: '没看懂', text: '这一步没办成。请退回去，再试一次。' },
  'field-refused': { title: '有一处要改', text: '有一样填得不对。请改一改，再交。' },
  'paper-damaged': { title: '照片没传好', text: '照片传到半路断了。再传一次就行。' },
  'paper-not-a-photo': { title: '这个不是照片', text: '请拍一张照片，或者选一张照片。' },
  'sign-in-needed': { title: '先认一下手机号', text: '这一步要用您的手机号。填上就接着办。' },
  'code-wrong': { title: '数字不对', text: '请看短信里的6个数字，再填一次。' },
  'wechat-code-wrong': { title: '微信没认出来', text: '请再点一次。不行就填手机号。' },
  'phone-needed': { title: '先认一下手机号', text: '这个微信还没认过手机号。填上手机号，就接着办。' },
  'staff-sign-in-wrong': { title: '登录没成', text: '账号、密码或动态码不对。请再试。' },
  'not-for-you': { title: '这一步不归您办', text: '您的岗位不办这一步。' },
  'not-found': { title: '没找着', text: '没找着这一件。请从“码上查”里点开看。' },
  'code-unknown': { title: '这个码我们不认识', text: '可能印坏了，也可能是假的。先别填东西。找村里人问问，或打12349。' },
  'already-sent-differently': { title: '这件已经交过了', text: '这件以前交过，内容和这次不一样。以前交的算数。要改，打12349。' },
  'papers-missing': { title: '还差照片', text: '有照片没传到。请再传一次，填的都在。' },
  'changed-meanwhile': { title: '刚刚变了', text: '这件事刚有了新进度。请看一眼新的，再办。' },
  'not-now': { title: '现在还不能办这一步', text: '这一步现在办不了。' },
  'too-large': { title: '照片太大了', text: '请再拍一张，手机会自动缩小。' },
  'proof-of-work-wrong': { title: '请再点一次', text: '手机没算好。请再点一次“发给我”。' },
  'not-an-invented-person': { title: '这是演示', text: '演示只收编的人：手机号用1690000开头，身份证号用9999开头。别填真的。' },
  'too-many-codes': { title: '今天发得太多了', text: '这个号今天收过几回了。明天再试，或打12349，我们帮您办。' },
  'too-many-tries': { title: '试得太多了', text: '请歇一会儿再试。着急就打12349。' },
  'codes-paused': { title: '短信先停一会儿', text: '现在短信太多，先停一会儿。您写的都在。着急就打12349。' },
  'try-again-later': { title: '这会儿办不了', text: '我们这边出了点事，正在修。您写的都在手机里，没丢。过一会儿再试，着急就打12349。' },
} as const satisfies Record<ProblemCode, { title: string; text: string }>;
