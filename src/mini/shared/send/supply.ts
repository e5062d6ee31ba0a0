import { ref } from 'vue';
import { call } from '../http/http.ts';
import { asProblem, type Problem } from '../http/problem.ts';
import { dropPhoto, forgetPhoto, keep, keepIfRoom, recall, recallPhoto } from '../keep/keep.ts';
import { isId, isText, perhaps, shaped } from '../keep/shape.ts';
import { useHousehold } from '../household.store.ts';
import { useSession } from '../session.store.ts';
import { sealPhoto } from './seal-parcel.ts';

/*
 * Papers that follow an application. Each is on the phone before it is sent, sealed to the county where this phone can, and stays until the
 * county has confirmed its SHA-256. It goes out under the number that took it and no other: a phone is lent and passed on.
 */

export interface Supplied {
  paperId: string;
  matterId: string;
  kind: string;
  sha256: string;
  /** The number that was signed in, masked. */
  by: string;
  /** The county's words, where only she can mend it: another photo, or none. */
  refused?: string;
}

const key = 'supplied';
const isSupplied = shaped<Supplied>({ paperId: isId, matterId: isId, kind: isText, sha256: isText, by: isText, refused: perhaps(isText) });

function readAll(): Supplied[] {
  const kept = recall(key);
  return Array.isArray(kept) ? kept.filter(isSupplied) : [];
}

const all = ref<Supplied[]>();
/** What waits on this phone, of whichever number. */
export function listSupplied(): Supplied[] {
  all.value ??= readAll();
  return all.value;
}

/** Its id from now on: that of the sealed photo. The plain one goes once the sealed one is written down. Throws 'phone-full', and then it is not there. */
export async function addSupplied(one: Supplied): Promise<string> {
  const to = useHousehold().village?.sealingKey;
  const sealed = to ? await sealPhoto(one, to) : 'cannot';
  const { paperId, sha256 } = sealed === 'cannot' ? one : sealed;
  const next = [...listSupplied(), { ...one, paperId, sha256 }];
  keep(key, next);
  all.value = next;
  if (paperId !== one.paperId) await dropPhoto(one.paperId);
  return paperId;
}

/** The county has it, or she does not want it: the photo goes last, when nothing names it any more. */
export async function dropSupplied(paperId: string): Promise<void> {
  put(listSupplied().filter((one) => one.paperId !== paperId));
  await forgetPhoto(paperId);
}

function put(next: Supplied[]): void {
  keepIfRoom(key, next);
  all.value = next;
}

let sending: Promise<Problem | undefined> | undefined;
/** Sends what waits for this number; says what stopped it, if anything did. Twice at once is once. */
export function sendSupplied(): Promise<Problem | undefined> {
  sending ??= sendAll().finally(() => {
    sending = undefined;
  });
  return sending;
}

async function sendAll(): Promise<Problem | undefined> {
  const session = useSession();
  for (const one of listSupplied()) {
    if (one.by !== session.phone || one.refused) continue;
    try {
      await sendOne(one);
    } catch (error) {
      const problem = asProblem(error);
      if (!mendable.has(problem.code)) return problem;
      put(listSupplied().map((other) => (other.paperId === one.paperId ? { ...other, refused: problem.text } : other)));
    }
  }
  return undefined;
}

/** Trying again by itself would bring the same answer. */
const mendable = new Set([
  'not-now',
  'not-found',
  'field-refused',
  'paper-not-a-photo',
  'seal-unknown',
  'papers-missing',
  'already-sent-differently',
  'too-large',
]);

async function sendOne({ paperId, matterId, kind, sha256 }: Supplied): Promise<void> {
  const bytes = await recallPhoto(paperId);
  // The browser threw it away to make room: only she can take it again.
  if (!bytes) return dropSupplied(paperId);
  const headers = { 'x-paper-kind': kind, 'x-sha256': sha256 };
  const kept = await call('supplyPaper', { params: { matterId, paperId }, headers, body: bytes });
  if (kept.sha256 === sha256) await dropSupplied(paperId);
}
