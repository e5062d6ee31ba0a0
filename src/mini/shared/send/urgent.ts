import { ref } from 'vue';
import type { ReportedEmergency, ReportEmergency } from '../../../contract/emergency.contract.ts';
import { call } from '../http/http.ts';
import { onLookedAtAgain, onNetworkBack } from '../http/network.ts';
import { asProblem } from '../http/problem.ts';
import { forget, keepIfRoom, keysAfter, recall } from '../keep/keep.ts';
import { isFigure, isId, isText, listOf, perhaps, shaped } from '../keep/shape.ts';
import { retryDelay } from './retry-delay.ts';

/* An emergency that was reported here: kept until the county said that it has it, and sent as the outbox sends. Nobody signs in for it. */

/**
 * waiting  goes out by itself · refused  only she can mend it, `problem` says how
 * sent     the county has it: what was written is no longer here
 */
export interface Urgent {
  state: 'waiting' | 'refused' | 'sent';
  submissionId: string;
  at: number;
  attempts: number;
  report?: ReportEmergency;
  answer?: ReportedEmergency;
  problem?: { code: string; title: string; text: string; field?: string };
}

const prefix = 'urgent:';
const dayMs = 86_400_000;
/** Nobody waits minutes for the next try while a house burns. */
const longestMs = 20_000;

/** The newest first. */
export const urgents = ref<Urgent[]>([]);

export function findUrgent(submissionId: string): Urgent | undefined {
  return urgents.value.find((one) => one.submissionId === submissionId);
}

/** Kept first, so that it goes out even if the phone dies now. */
export async function sendUrgent(report: ReportEmergency, now: number = Date.now()): Promise<void> {
  keepOne({ state: 'waiting', submissionId: report.submissionId, at: now, attempts: 0, report });
  await sendUrgents();
}

/** She mends what the county could not read, or wants none of it any more. */
export function dropUrgent(submissionId: string): void {
  forget(prefix + submissionId);
  urgents.value = urgents.value.filter((one) => one.submissionId !== submissionId);
}

export function startUrgents(now: number = Date.now()): void {
  const kept = keysAfter(prefix).flatMap((id) => {
    const one = recall(prefix + id);
    return isUrgent(one) ? one : [];
  });
  kept.sort((a, b) => b.at - a.at);
  urgents.value = kept;
  for (const one of kept) if (one.state === 'sent' && (now - one.at > dayMs || one.at > now)) dropUrgent(one.submissionId);
  onNetworkBack(() => void sendUrgents());
  onLookedAtAgain(() => void sendUrgents());
  void sendUrgents();
}

let sending: Promise<void> | undefined;
let clock: ReturnType<typeof setTimeout> | undefined;

/** One after the other; whoever knocks meanwhile is answered by the same round. */
export function sendUrgents(): Promise<void> {
  sending ??= sendAll().finally(() => {
    sending = undefined;
  });
  return sending;
}

async function sendAll(): Promise<void> {
  if (clock) clearTimeout(clock);
  clock = undefined;
  const oldestFirst = [...urgents.value];
  oldestFirst.reverse();
  for (const one of oldestFirst) if (one.state === 'waiting') await sendOne(one);
  const waiting = urgents.value.filter(({ state }) => state === 'waiting');
  if (waiting.length === 0) return;
  const attempts = Math.min(...waiting.map((one) => one.attempts));
  clock = setTimeout(() => void sendUrgents(), Math.min(longestMs, retryDelay(attempts, undefined)));
}

/** What is neither network nor county's trouble only she can mend. */
const hers = new Set(['field-refused', 'not-an-invented-person', 'already-sent-differently', 'bad-request']);

async function sendOne({ problem: _before, ...one }: Urgent): Promise<void> {
  const { report } = one;
  if (!report) return;
  try {
    const answer = await call('reportEmergency', { body: report });
    const { report: _said, ...rest } = one;
    keepOne({ ...rest, state: 'sent', answer });
  } catch (error) {
    const { code, title, text, field } = asProblem(error);
    const told = { code, title, text, ...(field ? { field } : {}) };
    keepOne({ ...one, attempts: one.attempts + 1, state: hers.has(code) ? 'refused' : 'waiting', problem: told });
  }
}

/** On a phone that takes nothing more it is held by the page alone, and sent all the same. */
function keepOne(one: Urgent): void {
  keepIfRoom(prefix + one.submissionId, one);
  urgents.value = [one, ...urgents.value.filter(({ submissionId }) => submissionId !== one.submissionId)];
}

const states = new Set(['waiting', 'refused', 'sent']);
const isUrgent = (value: unknown): value is Urgent => isShaped(value) && states.has(value.state);
const isShaped = shaped<Urgent>({
  state: isText,
  submissionId: isId,
  at: isFigure,
  attempts: isFigure,
  report: perhaps(
    shaped<ReportEmergency>({
      submissionId: isId,
      what: isText,
      villageCode: perhaps(isText),
      townId: perhaps(isText),
      where: perhaps(isText),
      phone: isText,
      whosePhone: perhaps(isText),
      deviceId: perhaps(isText),
    }),
  ),
  answer: perhaps(
    shaped<ReportedEmergency>({
      number: isText,
      receivedAt: isText,
      text: isText,
      calls: listOf(shaped<ReportedEmergency['calls'][number]>({ name: isText, phone: isText })),
    }),
  ),
  problem: perhaps(shaped<Urgent['problem'] & object>({ code: isText, title: isText, text: isText, field: perhaps(isText) })),
});
