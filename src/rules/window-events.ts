import type { NoticeKindName } from './notice/notice-kinds.ts';
import type { Meaning, ProcedureEvent, Said, Step } from './procedure-shape.ts';

/*
 * What the one-stop window does around a matter. No procedure file writes these, every matter knows them, under whichever version it was
 * filed. They move no step and stop no clock; joining alone closes a matter. The texts hold {body} {due} {reason} {text} {number};
 * of a visit {when} {office} {people} {cards}.
 */

export const joinedStep = 'joined';

/** The step of a matter that was joined into another one. It is no refusal: the same is asked for there, and goes on. */
export const windowSteps: Readonly<Record<string, Step>> = {
  [joinedStep]: {
    title: '和另一件并在一起办了',
    text: '您有两件一样的申请，并到先交的那一件里一起办。不是没批。',
    legalWord: '并案',
    tone: 'done',
    who: '镇上',
    events: [],
    final: true,
  },
};

export const windowEventKinds = [
  'referral-sent',
  'referral-taken',
  'referral-question',
  'referral-answered',
  'referral-bounced',
  'referral-consulting',
  'referral-concluded',
  'referral-done',
  'referral-silent',
  'referral-ended',
  'joined',
  'joined-in',
  'person-confirmed',
  'visit-planned',
  'visit-moved',
  'visit-cancelled',
  'visit-missed',
  'inquiry-answered',
  'word-answered',
  'word-risen',
] as const;
export type WindowEventKind = (typeof windowEventKinds)[number];

type WindowEvent = Omit<ProcedureEvent, 'event'> & { said: Said; notice: NoticeKindName };

const office: ProcedureEvent['role'] = ['town', 'county', 'department'];

export const windowEvents: Readonly<Record<WindowEventKind, WindowEvent>> = {
  'referral-sent': {
    role: ['town', 'county'],
    title: '转给别的单位',
    notice: 'referred',
    said: { title: '转给{body}了', text: '{reason}{consent}他们{due}前回话。我们一直看着，您不用跑。', tone: 'on-its-way' },
  },
  'referral-taken': {
    role: office,
    title: '我们办',
    notice: 'referral-taken',
    said: { title: '{body}接了', text: '他们来办，{due}前给您一个说法。您不用跑。', tone: 'on-its-way' },
  },
  'referral-question': {
    role: office,
    title: '先问一句',
    notice: 'referral-question',
    said: { title: '{body}在问', text: '他们问：{text}镇上来答，您不用管。', tone: 'on-its-way' },
  },
  'referral-answered': {
    role: ['town', 'county'],
    title: '答一句',
    notice: 'referral-answered',
    said: { title: '镇上答了{body}', text: '答的是：{text}他们{due}前回话。', tone: 'on-its-way' },
  },
  'referral-bounced': {
    role: office,
    title: '不归我们',
    notice: 'referral-bounced',
    said: { title: '{body}说不归他们', text: '又回到镇上了，我们另找该办的单位。您不用跑。', tone: 'on-its-way' },
  },
  'referral-consulting': {
    role: office,
    title: '会诊',
    notice: 'referral-consulting',
    said: {
      title: '几家单位一起商量',
      text: '{body}也说不归他们。镇上请{bodies}{due}前一起商量，定下来由谁办。您的事没停，您不用跑。',
      tone: 'on-its-way',
    },
  },
  'referral-concluded': {
    role: ['town', 'county'],
    title: '会诊结论',
    notice: 'referral-concluded',
    said: { title: '定下来了，{body}来办', text: '{text}{consent}他们{due}前回话，不能再往外推。', tone: 'on-its-way' },
  },
  'referral-done': {
    role: office,
    title: '办好了',
    notice: 'referral-done',
    said: { title: '{body}给了结果', text: '{text}', tone: 'done' },
  },
  'referral-silent': {
    role: ['clock'],
    title: '到了日子没回话',
    notice: 'referral-silent',
    said: { title: '{body}还没回话', text: '说好{due}前回话，没回。已经报到县里，县里去催。您不用跑。', tone: 'on-its-way' },
  },
  'referral-ended': {
    role: ['town', 'county'],
    title: '不转了',
    notice: 'referral-ended',
    said: { title: '不转给{body}了', text: '{text}您的事还在镇上办，没停。', tone: 'on-its-way' },
  },
  joined: {
    role: ['town', 'county'],
    title: '并到另一件里',
    means: 'join',
    to: joinedStep,
    needs: ['reason'],
    notice: 'joined',
    said: {
      title: '和另一件并在一起办了',
      text: '您有两件一样的申请，并到先交的那一件（号{number}）里一起办。{reason}不是没批。看不到那一件，就打12349问。',
      tone: 'done',
    },
  },
  'joined-in': {
    role: ['town', 'county'],
    title: '并进来一件',
    notice: 'joined-in',
    said: { title: '另一件并进来了', text: '一样的申请又交了一次（号{number}），并到这一件里一起办。您不用再交。', tone: 'done' },
  },
  'person-confirmed': {
    role: ['town', 'county', 'department', 'panel'],
    title: '问过本人了',
    notice: 'person-confirmed',
    said: { title: '和本人说过话了', text: '{text}接着往下办。', tone: 'on-its-way' },
  },
  'visit-planned': {
    role: ['town', 'county'],
    title: '定了来家里看看',
    notice: 'visit-planned',
    said: {
      title: '有人来您家看看',
      text: '{when}，{office}{people}两位同志来。工作证号：{cards}。他们不收钱，不看存折密码。想问真假，打12349。那天不方便，也打。',
      tone: 'on-its-way',
    },
  },
  'visit-moved': {
    role: ['town', 'county'],
    title: '来家里的日子改了',
    notice: 'visit-moved',
    said: {
      title: '来您家看看的日子改了',
      text: '改到{when}，{office}{people}两位同志来。工作证号：{cards}。他们不收钱，不看存折密码。想问真假，打12349。',
      tone: 'on-its-way',
    },
  },
  'visit-cancelled': {
    role: ['town', 'county'],
    title: '这次不来家里了',
    notice: 'visit-cancelled',
    said: {
      title: '这次不来您家了',
      text: '原来说{when}来，不来了，您不用等。再来，先告诉您。那天有人来要钱，打12349。',
      tone: 'on-its-way',
    },
  },
  'visit-missed': {
    role: ['town', 'county'],
    title: '去了，没见着',
    notice: 'visit-missed',
    said: {
      title: '我们来过，没见着您',
      text: '门口留了一张条，号{number}。{when}，{office}{people}两位同志再来。您的事照办，不耽误。那天不方便，打12349。',
      tone: 'on-its-way',
    },
  },
  'inquiry-answered': {
    role: ['county'],
    title: '回她问的话',
    notice: 'inquiry-answered',
    said: { title: '您问的，{who}回话了', text: '{text}', tone: 'on-its-way' },
  },
  'word-answered': {
    role: [...office, 'panel'],
    title: '回她说的话',
    notice: 'word-answered',
    said: { title: '您说的，{who}回话了', text: '{text}', tone: 'on-its-way' },
  },
  'word-risen': {
    role: ['clock'],
    title: '她说的话到日子没人看',
    notice: 'overdue',
    said: { title: '您说的没人看，报上去了', text: '说好{day}前看，没人看。已告诉{who}，{due}回您。您不用跑。', tone: 'on-its-way' },
  },
};

/** Decided only after somebody spoke with her, where another filed in her name. What is urgent is paid first all the same. */
export const decidedAfterSpeaking: ReadonlySet<string> = new Set<Meaning>(['grant', 'refuse']);

/** Whether it may be recorded in this step: joining only while nothing is decided, the rest always. */
export function mayRecordWindowEvent(kind: WindowEventKind, step: Step): boolean {
  return windowEvents[kind].means !== 'join' || !(step.decided || step.resting || step.final);
}
