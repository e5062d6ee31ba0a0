import { nextHourOf, nextMorningOf } from '../../../rules/daytime.ts';
import { isFoldingTime, nextFoldingTime } from '../../../rules/notice/folding-times.ts';
import { noticeKinds, type NoticeKindName } from '../../../rules/notice/notice-kinds.ts';
import type { SmsSettings } from '../../platform/settings.ts';
import type { DeliveryLane } from '../deliver/delivery.store.ts';
import { sayWording, wordSms, type SmsWording } from './word-sms.ts';

/** One delivery that waits for a number. */
export interface Waiting {
  id: string;
  lane: DeliveryLane;
  kind: NoticeKindName;
  values: Readonly<Record<string, string>>;
  dueAt: Date;
  /** Nobody where it asks somebody without an account: that is said alone. */
  person: string | undefined;
  /** What another one carried that waits anew. */
  folded: boolean;
}

export interface AtNumber {
  waiting: readonly Waiting[];
  /** Whom the number stands for in the county, and the household of each. */
  households: ReadonlyMap<string, string>;
  /** Notices that went to it today, from whichever county. */
  sentToday: number;
}

export type Telling = { does: 'say'; id: string; wording: SmsWording; folds: string[] } | { does: 'wait'; ids: string[]; until: Date };

/** Whoever shares the number reads these: how much went where is said in her inbox. */
const betraying: ReadonlySet<string> = new Set(['amount', 'tail']);

/**
 * What a number is told now of all that waits for it, and what waits on. What meets there is one message: in its own words where they are
 * the same for all, without a name where it is for several. The last of the messages that vendors let through to a number on a day is kept
 * for decisions; an emergency asks nothing of this.
 */
export function tellNumber(sms: SmsSettings, { waiting, households, sentToday }: AtNumber, now: Date): Telling[] {
  const tellings: Telling[] = [];
  let sent = sentToday;
  const say = (rows: readonly Waiting[], wording: SmsWording | undefined) => {
    if (!wording) return false;
    const [first, ...others] = rows.toSorted(byUrgency);
    tellings.push({ does: 'say', id: first!.id, wording, folds: others.map(({ id }) => id) });
    sent += 1;
    return true;
  };
  const wait = (rows: readonly Waiting[], until: Date) => {
    const ids = rows.filter(({ folded }) => !folded).map(({ id }) => id);
    if (ids.length > 0) tellings.push({ does: 'wait', ids, until });
  };
  const isShared = households.size > 1;
  // A couple with one phone is told at once; a helper of several homes twice a day.
  const isHelpers = new Set(households.values()).size > 1;
  const isFull = (lane: DeliveryLane) => sent >= (lane === 'decision' ? sms.noticesPerNumberDay : Math.max(1, sms.noticesPerNumberDay - 1));

  for (const rows of groupsOf(waiting)) {
    const { lane } = rows.toSorted(byUrgency)[0]!;
    if (lane === 'emergency') {
      say(rows, ownWords(sms, rows[0]!, false));
      continue;
    }
    const waitsToFold = isHelpers && !isSaidAlone(rows[0]!);
    const hour = nextHourOf(lane, now);
    const morning = isFull(lane) ? nextMorningOf(lane, now) : hour;
    const isTime = !waitsToFold || rows.some(({ dueAt }) => isFoldingTime(dueAt));
    const until = morning > now || !isTime ? (waitsToFold ? nextFoldingTime(morning) : morning) : now;
    if (until > now) {
      wait(rows, until);
      continue;
    }
    if (say(rows, wordTogether(sms, rows, { households, isShared }))) continue;
    // The county has not filed what would be said of several: each by itself, as far as the day goes.
    for (const row of rows.toSorted(byUrgency)) {
      if (isFull(row.lane)) wait([row], nextMorningOf(row.lane, now));
      else say([row], ownWords(sms, row, isShared));
    }
  }
  return tellings;
}

const urgency: readonly DeliveryLane[] = ['emergency', 'decision', 'reminder', 'campaign'];

/** What waits already comes before what another one carried: that one has no attempt of its own under way. */
function byUrgency(one: Waiting, other: Waiting): number {
  return (
    Number(one.folded) - Number(other.folded) ||
    urgency.indexOf(one.lane) - urgency.indexOf(other.lane) ||
    one.dueAt.getTime() - other.dueAt.getTime()
  );
}

function isSaidAlone({ lane, person, kind }: Waiting): boolean {
  return lane === 'emergency' || person === undefined || noticeKinds[kind].alone === true;
}

/** What may be one message: an emergency, a warning, a question to a relative stand alone, and a campaign says how to be left in peace. */
function groupsOf(waiting: readonly Waiting[]): Waiting[][] {
  const alone = waiting.filter(isSaidAlone);
  const others = waiting.filter((row) => !alone.includes(row));
  const campaign = others.filter(({ lane }) => lane === 'campaign');
  const hers = others.filter(({ lane }) => lane !== 'campaign');
  return [...alone.toSorted(byUrgency).map((row) => [row]), hers, campaign].filter(({ length }) => length > 0);
}

function ownWords(sms: SmsSettings, { kind, values }: Waiting, isShared: boolean): SmsWording | undefined {
  const shown = isShared ? Object.fromEntries(Object.entries(values).filter(([name]) => !betraying.has(name))) : values;
  return wordSms(sms, kind, shown);
}

function wordTogether(
  sms: SmsSettings,
  rows: readonly Waiting[],
  { households, isShared }: { households: ReadonlyMap<string, string>; isShared: boolean },
): SmsWording | undefined {
  const [first] = rows;
  if (rows.length === 1) return ownWords(sms, first!, isShared);
  const persons = new Set(rows.map(({ person }) => person!));
  const homes = new Set([...persons].map((person) => households.get(person) ?? person));
  if (homes.size > 1) return wordSms(sms, 'several-families', { count: String(homes.size) });
  if (persons.size === 1 && rows.every(({ kind }) => kind === first!.kind)) {
    const own = ownWords(sms, first!, isShared);
    const texts = new Set(rows.map((row) => textOf(sms, ownWords(sms, row, isShared))));
    if (texts.size === 1) return own;
    const { otherwise } = noticeKinds[first!.kind];
    // One of several days would be said of all.
    if (otherwise !== undefined) return wordSms(sms, otherwise as NoticeKindName, {});
  }
  return wordSms(sms, 'several-of-hers', { count: String(rows.length) });
}

function textOf(sms: SmsSettings, wording: SmsWording | undefined): string | undefined {
  return wording && sayWording(sms, wording);
}
