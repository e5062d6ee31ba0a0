import { ref, type Ref } from 'vue';
import type { SealedReport } from '../../../contract/sealed.contract.ts';
import { toBase64 } from '../base64.ts';
import { useHousehold } from '../household.store.ts';
import { onLookedAtAgain, onNetworkBack } from '../http/network.ts';
import { asProblem } from '../http/problem.ts';
import { forget, keepIfRoom, keysAfter, recall } from '../keep/keep.ts';
import { isFigure, isId, isText, listOf, perhaps, shaped, type Check } from '../keep/shape.ts';
import { longestWaitMs, retryDelay } from './retry-delay.ts';
import { sealJson, type SealingKey } from './seal.ts';

/* A few words for which nobody signs in: sealed to the county when she sends them, kept until the county said that it has them. */

/**
 * waiting  goes out by itself · refused  only she can mend it, `problem` says how
 * sent     the county has it: what was written is no longer here
 */
export interface Report<Said, Answer> {
  state: 'waiting' | 'refused' | 'sent';
  submissionId: string;
  /** When she sent it off, and from when on it may be tried again; milliseconds since 1970. */
  at: number;
  notBefore?: number | undefined;
  attempts: number;
  /** Nobody can read it here any more. */
  sealed?: { villageCode: string; envelopes: string[]; key: SealingKey } | undefined;
  /** Only where this phone could not seal: no village with a key, or no randomness to be trusted. */
  report?: Said | undefined;
  answer?: Answer | undefined;
  problem?: { code: string; title: string; text: string; field?: string | undefined } | undefined;
  /** The phone takes nothing more: the page alone holds it, and it is lost with the page unless a network comes first. */
  unkept?: true;
}

interface Kind<Said, Answer> {
  prefix: string;
  /** Nobody waits longer than this for the next try. */
  longestMs: number;
  isSaid: Check;
  isAnswer: Check;
  send(report: Said): Promise<Answer>;
  sendSealed(report: SealedReport): Promise<Answer>;
}

export interface ReportOutbox<Said, Answer> {
  /** The newest first. */
  all: Ref<Report<Said, Answer>[]>;
  find(submissionId: string): Report<Said, Answer> | undefined;
  /** `whenKept`: it is on the phone, whatever becomes of the page now. */
  post(report: Said, whenKept?: () => void): Promise<void>;
  /** What the county could not read is said anew; the rest stays as it was sealed. */
  mend(submissionId: string, part: Partial<Said>): Promise<void>;
  drop(submissionId: string): void;
  start(now?: number): void;
  /** One after the other; whoever knocks meanwhile is answered by the same round. */
  send(): Promise<void>;
}

const dayMs = 86_400_000;
/** What is neither network nor county's trouble only she can mend. */
const hers = new Set([
  'field-refused',
  'not-an-invented-person',
  'already-sent-differently',
  'bad-request',
  'code-unknown',
  'seal-unknown',
]);
/** The county cannot open it: while the page still has the words, they go as they are. */
const unopened = new Set(['seal-unknown', 'code-unknown']);
const states = new Set(['waiting', 'refused', 'sent']);

export function reportOutbox<Said extends { submissionId: string }, Answer>(kind: Kind<Said, Answer>): ReportOutbox<Said, Answer> {
  type One = Report<Said, Answer>;
  const all = ref([]) as Ref<One[]>;
  const inHand = new Map<string, Said>();
  const isKept = shaped<Omit<One, 'unkept'>>({
    state: isText,
    submissionId: isId,
    at: isFigure,
    notBefore: perhaps(isFigure),
    attempts: isFigure,
    sealed: perhaps(
      shaped<One['sealed'] & object>({
        villageCode: isText,
        envelopes: listOf(isText),
        key: shaped<SealingKey>({ id: isFigure, key: isText }),
      }),
    ),
    report: perhaps(kind.isSaid),
    answer: perhaps(kind.isAnswer),
    problem: perhaps(shaped<One['problem'] & object>({ code: isText, title: isText, text: isText, field: perhaps(isText) })),
  });
  let sending: Promise<void> | undefined;
  let clock: ReturnType<typeof setTimeout> | undefined;

  const find = (submissionId: string): One | undefined => all.value.find((one) => one.submissionId === submissionId);

  /** On a phone that takes nothing more it is held by the page alone, and sent all the same. */
  function keepOne({ unkept: _before, ...one }: One): ReturnType<typeof keepIfRoom> {
    const kept = keepIfRoom(kind.prefix + one.submissionId, one);
    const held: One = kept === 'kept' ? one : { ...one, unkept: true };
    all.value = [held, ...all.value.filter(({ submissionId }) => submissionId !== one.submissionId)];
    return kept;
  }

  function drop(submissionId: string): void {
    forget(kind.prefix + submissionId);
    all.value = all.value.filter((one) => one.submissionId !== submissionId);
  }

  async function send(): Promise<void> {
    sending ??= sendAll().finally(() => {
      sending = undefined;
    });
    return sending;
  }

  async function sendAll(): Promise<void> {
    if (clock) clearTimeout(clock);
    clock = undefined;
    const oldestFirst = [...all.value];
    oldestFirst.reverse();
    for (const one of oldestFirst) if (one.state === 'waiting' && dueIn(one) <= 0) await sendOne(one);
    const waits = all.value.filter(({ state }) => state === 'waiting').map(({ notBefore = 0 }) => notBefore - Date.now());
    if (waits.length > 0) clock = setTimeout(() => void send(), Math.min(kind.longestMs, Math.max(0, ...waits.map(sane))));
  }

  async function sendOne({ problem: _before, ...one }: One): Promise<void> {
    const { report, sealed, submissionId } = one;
    try {
      let answer: Answer;
      if (sealed) answer = await kind.sendSealed({ submissionId, villageCode: sealed.villageCode, envelopes: sealed.envelopes });
      else if (report) answer = await kind.send(report);
      else return drop(submissionId);
      const { report: _said, sealed: _sealed, ...rest } = one;
      keepOne({ ...rest, state: 'sent', answer });
    } catch (error) {
      const { code, title, text, field, retryAfterSeconds } = asProblem(error);
      const said = inHand.get(submissionId);
      if (sealed && said && unopened.has(code)) return sendOne({ ...one, sealed: undefined, report: said });
      const problem = { code, title, text, ...(field ? { field } : {}) };
      const wait = Math.min(kind.longestMs, retryDelay(one.attempts, retryAfterSeconds));
      keepOne({
        ...one,
        attempts: one.attempts + 1,
        notBefore: Date.now() + wait,
        state: hers.has(code) ? 'refused' : 'waiting',
        problem,
      });
    }
  }

  return {
    all,
    find,
    drop,
    send,
    async post(report, whenKept) {
      const { submissionId } = report;
      const sealed = await sealFor(report);
      const kept = keepOne({ state: 'waiting', submissionId, at: Date.now(), attempts: 0, ...(sealed ? { sealed } : { report }) });
      if (kept === 'kept') whenKept?.();
      inHand.set(submissionId, report);
      await send().finally(() => inHand.delete(submissionId));
    },
    async mend(submissionId, part) {
      const one = find(submissionId);
      if (!one) return;
      const { problem: _mended, notBefore: _waited, ...rest } = one;
      const again: One = { ...rest, state: 'waiting', attempts: 0 };
      if (one.report) keepOne({ ...again, report: { ...one.report, ...part } });
      else if (one.sealed) {
        const envelope = await sealJson(part, one.sealed.key);
        if (!envelope) return;
        keepOne({ ...again, sealed: { ...one.sealed, envelopes: [...one.sealed.envelopes, toBase64(envelope)] } });
      }
      await send();
    },
    start(now = Date.now()) {
      const kept = keysAfter(kind.prefix).flatMap((id) => {
        const one = recall(kind.prefix + id);
        return isKept(one) && states.has(one.state) ? one : [];
      });
      kept.sort((a, b) => b.at - a.at);
      all.value = kept;
      for (const one of kept) if (one.state === 'sent' && (now - one.at > dayMs || one.at > now)) drop(one.submissionId);
      onNetworkBack(() => void send());
      onLookedAtAgain(() => void send());
      void sealWhatEarlierReleasesKept().then(send);
    },
  };

  async function sealWhatEarlierReleasesKept(): Promise<void> {
    for (const one of all.value) {
      const sealed = one.report && (await sealFor(one.report));
      if (sealed) keepOne({ ...one, report: undefined, sealed });
    }
  }
}

/** What only lacked a network goes with the next knock; a wait that the county asked for stays, unless the phone's clock was set since. */
function dueIn({ notBefore = 0, problem }: Report<unknown, unknown>): number {
  return problem?.code === 'no-network' ? 0 : sane(notBefore - Date.now());
}
const sane = (wait: number): number => (wait > longestWaitMs ? 0 : wait);

/** Undefined on a phone that cannot: then what is to be sent stays as it is, and the page says so. */
async function sealFor(report: object): Promise<Report<unknown, unknown>['sealed']> {
  const { village } = useHousehold();
  const key = village?.sealingKey;
  const envelope = key && (await sealJson(report, key));
  return envelope && { villageCode: village.codeId, envelopes: [toBase64(envelope)], key };
}
