import { closingKinds } from './closing-kinds.ts';
import { newsKinds } from './news-kinds.ts';
import { visitKinds } from './visit-kinds.ts';

/*
 * Every kind of message that this house sends, and what it says outside her inbox. The inbox's words come from what happened: a procedure's
 * event, a visit, an answer. An SMS stays within 70 characters with its signature and the longest real values; it holds no link, and no
 * paper, program or sum that betrays an illness. {name} is a value; two never touch, or a vendor refuses the template.
 */

/** Which goes out first. `sign-in`: somebody holds the phone and waits. */
export const lanes = ['sign-in', 'emergency', 'decision', 'reminder', 'campaign'] as const;
export type Lane = (typeof lanes)[number];

export interface NoticeKind {
  lane: Lane;
  /** What may be done when nobody knows whether it went out: nothing but ask, or the person asks anew by herself. */
  policy: 'once' | 'again-harmless';
  /** None: it is read in the inbox alone. */
  sms?: string;
  /** The kind whose SMS goes out where a value of this one is missing or too long for the vendor. */
  otherwise?: string;
  /** It warns of what somebody did in her name: said at once and in its own words, whatever else waits for her number. */
  alone?: true;
  /** What a voice says, and what the liaison says to whoever does not read or has no phone. It holds no illness, sum or reason. */
  spoken?: string;
}

const kinds = {
  'sign-in-code': {
    lane: 'sign-in',
    policy: 'again-harmless',
    sms: '{code}是您登录码上的6位数，{minutes}分钟内有效。只填在登录那一页。谁打电话来要，都别给。',
  },
  emergency: {
    lane: 'emergency',
    policy: 'once',
    sms: '有急事，请马上看。编号{number}，打开工作人员页面，点急事。没人接，会再打给县里',
  },
  'paid-first': {
    lane: 'emergency',
    policy: 'once',
    sms: '您说的急事批了，镇上的人去找您，手续以后镇上补。没见着人就打12349。不用交钱，别告诉别人密码',
    spoken: '您说的急事批了。镇上的人去找您，手续以后镇上补。没见着人，就打12349。',
  },

  // The way of a matter.
  submitted: {
    lane: 'reminder',
    policy: 'once',
    sms: '您交的事收到了，{due}前看，看完告诉您。不用来问，着急打12349',
    otherwise: 'submitted-no-day',
    spoken: '您交的事收到了，有人在看，看完再来告诉您。',
  },
  'submitted-no-day': { lane: 'reminder', policy: 'once', sms: '您交的事收到了，看完告诉您。不用来问，着急打12349' },
  accepted: {
    lane: 'decision',
    policy: 'once',
    sms: '您交的事，镇上接下了。最晚{total}有结果，到时告诉您。不用来问，着急打12349',
    otherwise: 'accepted-no-day',
    spoken: '您交的事，镇上接下了。有了结果，再来告诉您。',
  },
  'accepted-no-day': {
    lane: 'decision',
    policy: 'once',
    sms: '您交的事，镇上接下了，正在查。到哪一步了，打开码上查就能看到。不用来问，着急打12349',
    spoken: '您交的事，镇上接下了，正在查。有了结果，再来告诉您。',
  },
  missing: {
    lane: 'decision',
    policy: 'once',
    sms: '您交的事还差东西。补上就行，事情照办，不停。差哪样，打开码上查就能看到，也可以打12349问',
    spoken: '您交的事还差东西，我来告诉您差哪样。补上就行，事情照办，不停。',
  },
  checking: { lane: 'reminder', policy: 'once' },
  differs: {
    lane: 'decision',
    policy: 'once',
    sms: '您的事有一处对不上，还没定，先听您说。打开码上查说一说，或打12349，也可以找村里人',
    spoken: '您的事有一处对不上。还没定，没说您不对。镇上想先听您说。',
  },
  'look-again': { lane: 'reminder', policy: 'once' },
  visit: { lane: 'decision', policy: 'once' },
  'visit-by-county': { lane: 'decision', policy: 'once' },
  appraisal: { lane: 'reminder', policy: 'once' },
  'opined-against': {
    lane: 'decision',
    policy: 'once',
    sms: '您的事镇上先看过了，还没定，您可以再说。怎么看的，打开码上查就能看到，或打12349问',
    spoken: '您的事镇上先看过了。还没定，您有话可以再说。',
  },
  'public-notice': {
    lane: 'reminder',
    policy: 'once',
    sms: '您的事在村里贴着，到{due}。觉得写得不对，打12349',
    spoken: '您的事在村里贴着，让大家看看。觉得写得不对，就打12349。',
  },
  'notice-ended': {
    lane: 'reminder',
    policy: 'once',
    sms: '您的事贴完了，接着往下办，最晚{due}有下一步的话。不用您跑，想问打12349',
    otherwise: 'notice-ended-no-day',
    spoken: '您的事贴完了，接着往下办，不用您跑。有了结果，再来告诉您。',
  },
  'notice-ended-no-day': {
    lane: 'reminder',
    policy: 'once',
    sms: '您的事贴完了，接着往下办，定了告诉您。不用您跑，想问打12349',
    spoken: '您的事贴完了，接着往下办，不用您跑。有了结果，再来告诉您。',
  },
  objected: {
    lane: 'decision',
    policy: 'once',
    sms: '您的事有人提了意见，没说您不对。我们再去看看，看完跟您说清楚。想问打12349',
    spoken: '您的事有人提了意见，没说您不对。镇上再去看看，看完跟您说清楚。',
  },
  'objection-taken': { lane: 'reminder', policy: 'once' },
  'objection-answered': { lane: 'reminder', policy: 'once' },
  approved: {
    lane: 'decision',
    policy: 'once',
    sms: '您申请的事同意了。给多少、哪天起，打开码上查就能看到，或打12349问。不用谢谁，也不用交钱',
    spoken: '您申请的事同意了。不用谢谁，也不用交钱。给多少，镇上告诉您。',
  },
  refused: {
    lane: 'decision',
    policy: 'once',
    sms: '您申请的事有结果了，这次没办成。为什么、还能怎么办，打开码上查就能看到，也当面说给您听。想问打12349',
    spoken: '您申请的事有结果了，这次没有办成。为什么、还能怎么办，镇上的人拿着纸来，一样一样说给您听。',
  },
  'refusal-delivered': { lane: 'reminder', policy: 'once' },
  delivered: { lane: 'reminder', policy: 'once' },
  extended: {
    lane: 'decision',
    policy: 'once',
    sms: '您的事要多查几天，最晚{total}有结果。为什么，打开码上查就能看到，或打12349问',
    spoken: '您的事要多查几天。有了结果，再来告诉您。',
  },
  overdue: {
    lane: 'decision',
    policy: 'once',
    sms: '您的事，我们办晚了，已经往上报，有人催着办。不用您跑。想问打12349',
    spoken: '您的事，我们办晚了，已经往上报，有人催着办。不用您跑。',
  },
  withdrawn: { lane: 'reminder', policy: 'once' },
  'withdrawn-in-your-name': {
    lane: 'decision',
    policy: 'once',
    alone: true,
    sms: '有人在{day}替您说不办了，您的事停在那里。不是您的意思，打12349，我们接着办',
    spoken: '有人替您说不办了，您的事停在那里。是您的意思吗？不是，我们接着办。',
  },
  'in-your-name': {
    lane: 'decision',
    policy: 'once',
    alone: true,
    sms: '{who}在{day}替您申请了救助。您知道就不用管。不是您的意思，打12349，我们马上停',
    spoken: '您家里人替您申请了救助。您知道就不用管。不是您的意思，我们马上停。',
  },
  'consent-asked': {
    lane: 'decision',
    policy: 'once',
    sms: '您的{who}请您点个头，让县里看看家里情况。打开码上查就能看到。不点也不耽误。不认识就打12349',
  },

  // Money.
  paid: {
    lane: 'decision',
    policy: 'once',
    sms: '您申请的救助金到了。到了多少，打开码上查就能看到，或打12349问。不用回信，也不用交钱。别告诉别人密码',
    spoken: '您申请的救助金到了，去取就行。别把密码告诉别人。',
  },
  'paid-monthly': {
    lane: 'decision',
    policy: 'once',
    sms: '您{month}的救助金{amount}元到了，在尾号{tail}的卡里。不用回信，也不用交钱。想问就打12349',
    otherwise: 'paid',
    spoken: '您这个月的救助金到了，去取就行。别把密码告诉别人。',
  },
  'paid-for-you': {
    lane: 'decision',
    policy: 'once',
    sms: '该您交的钱，县里替您交了，不用您再交，也不用跑。是哪一样，打开码上查就能看到，或打12349问',
    spoken: '该您交的钱，县里替您交了。不用您再交，也不用跑。',
  },
  returned: {
    lane: 'decision',
    policy: 'once',
    sms: '给您的钱没打进卡里。钱没丢，给您留着。请带身份证和卡去镇上，或找村里人。想问打12349。别告诉别人密码',
    spoken: '给您的钱没打进卡里。钱没丢，给您留着。带上身份证和卡，去镇上换一张就行。',
  },
  settled: { lane: 'reminder', policy: 'once' },

  // Aid that is running.
  review: {
    lane: 'reminder',
    policy: 'once',
    sms: '到时候看一看您家的情况了。我们来看，您不用跑，钱照发。想问打12349',
    spoken: '到时候看一看您家的情况了。镇上的人来看，您不用跑，钱照发。',
  },
  kept: {
    lane: 'reminder',
    policy: 'once',
    sms: '您家的情况看过了，救助照旧，不用您做什么。想问打12349',
    spoken: '您家的情况看过了，救助照旧，不用您做什么。',
  },
  hearing: {
    lane: 'decision',
    policy: 'once',
    sms: '您家的救助可能要变。还没定，先听您说。我们打电话或上门，您也可以打12349。钱照发',
    spoken: '您家的救助可能要变。还没定，先听您说。镇上的人来问您，钱照发。',
  },
  adjusted: {
    lane: 'decision',
    policy: 'once',
    sms: '您家的救助变了。变多少、为什么、还能怎么办，打开码上查就能看到，或打12349问',
    spoken: '您家的救助变了。变多少、为什么、还能怎么办，镇上的人来说给您听。',
  },
  'adjusted-up': {
    lane: 'decision',
    policy: 'once',
    sms: '您家的救助变了。变多少、为什么，打开码上查就能看到，或打12349问',
    spoken: '您家的救助变了。变多少、为什么，镇上的人来说给您听。',
  },
  grace: {
    lane: 'decision',
    policy: 'once',
    sms: '您家的救助再给您发几个月，不是马上停。发到哪天、为什么，打开码上查就能看到，或打12349问',
    spoken: '您家的救助再给您发几个月，不是马上停。发到哪天，镇上告诉您。',
  },
  'end-notice': { lane: 'decision', policy: 'once' },
  ended: {
    lane: 'decision',
    policy: 'once',
    sms: '您家的救助有了新决定。为什么、还能怎么办，打开码上查就能看到，也送纸到家。想问打12349',
    spoken: '您家的救助有了新决定。为什么、还能怎么办，镇上的人拿着纸来，一样一样说给您听。',
  },
  expiring: {
    lane: 'reminder',
    policy: 'once',
    sms: '您家的帮扶快到日子了。还难，就再申请一次，不算重复。想问打12349',
    spoken: '您家的帮扶快到日子了。还难，就再申请一次，我帮您。',
  },
  reassess: { lane: 'reminder', policy: 'once' },
  'still-hard': { lane: 'reminder', policy: 'once' },
  raised: { lane: 'reminder', policy: 'once' },

  // What other desks give.
  allocated: {
    lane: 'decision',
    policy: 'once',
    sms: '您申请的事轮到您了。下一步怎么办，打开码上查就能看到，或打12349问',
    spoken: '您申请的事轮到您了。下一步怎么办，镇上告诉您。',
  },
  assigned: { lane: 'reminder', policy: 'once' },
  offered: { lane: 'reminder', policy: 'once' },
  working: { lane: 'reminder', policy: 'once' },
  sheltered: { lane: 'reminder', policy: 'once' },
  lent: { lane: 'reminder', policy: 'once' },
  'followed-up': { lane: 'reminder', policy: 'once' },
  closed: { lane: 'reminder', policy: 'once' },
  referred: { lane: 'reminder', policy: 'once' },
  'referral-taken': { lane: 'reminder', policy: 'once' },
  'referral-question': { lane: 'reminder', policy: 'once' },
  'referral-answered': { lane: 'reminder', policy: 'once' },
  'referral-bounced': { lane: 'reminder', policy: 'once' },
  'referral-consulting': { lane: 'reminder', policy: 'once' },
  'referral-concluded': { lane: 'reminder', policy: 'once' },
  'referral-done': {
    lane: 'decision',
    policy: 'once',
    sms: '您的事有单位给了结果。是什么结果，打开码上查就能看到，或打12349问',
    spoken: '您的事有单位给了结果。是什么结果，镇上告诉您。',
  },
  'referral-silent': { lane: 'reminder', policy: 'once' },
  'referral-ended': { lane: 'reminder', policy: 'once' },
  joined: { lane: 'reminder', policy: 'once' },
  'joined-in': { lane: 'reminder', policy: 'once' },
  'person-confirmed': { lane: 'reminder', policy: 'once' },

  ...closingKinds,

  ...visitKinds,

  ...newsKinds,

  // What she asked us.
  'inquiry-answered': {
    lane: 'decision',
    policy: 'once',
    sms: '您问的事有回话了。说了什么，打开码上查就能看到，或打12349问',
    spoken: '您问的事有回话了。说了什么，打12349，念给您听。',
  },
  'word-answered': {
    lane: 'decision',
    policy: 'once',
    sms: '您说的有回话了。说了什么，打开码上查就能看到，或打12349问',
    spoken: '您说的有回话了。说了什么，打12349，念给您听。',
  },
  'complaint-answered': {
    lane: 'decision',
    policy: 'once',
    sms: '您反映的事有回话了。说了什么，打开码上查就能看到，或打12349问',
    spoken: '您反映的事有回话了。说了什么，打12349，念给您听。',
  },

  // Several that would come at once to one number.
  'several-of-hers': {
    lane: 'decision',
    policy: 'once',
    sms: '您有{count}件事有了新消息。是什么，打开码上查就能看到，或打12349问',
  },
  'several-families': {
    lane: 'decision',
    policy: 'once',
    sms: '您帮办的{count}户有新消息。是什么，打开码上查就能看到，或打12349问',
  },

  // To our own people.
  morning: {
    lane: 'reminder',
    policy: 'once',
    sms: '今天您手上有{count}件事要办。打开码上，点村里的事，就能看到是哪几件',
  },
} as const satisfies Record<string, NoticeKind>;

export type NoticeKindName = keyof typeof kinds;
export const noticeKinds: Readonly<Record<NoticeKindName, NoticeKind>> = kinds;

export function isNoticeKind(name: string): name is NoticeKindName {
  return Object.hasOwn(kinds, name);
}
