import { watch } from 'vue';
import type { NewApplication } from '../../../contract/apply.contract.ts';
import type { Draft } from './draft.ts';
import { call } from '../http/http.ts';
import { countyTime } from '../keep/county-time.ts';
import { forgetPhoto, recall, recallPhoto } from '../keep/keep.ts';
import { onLookedAtAgain, onNetworkBack } from '../http/network.ts';
import { isSealedParcel, labelOf, sentParcel, type Parcel } from './parcel.ts';
import { readParcel } from './read-parcel.ts';
import { dropSealed, sealParcel } from './seal-parcel.ts';
import { asProblem, Problem } from '../http/problem.ts';
import { longestWaitMs, retryDelay } from './retry-delay.ts';
import { sha256 as digestOf } from '../sha256.ts';
import { useSession } from '../session.store.ts';
import { sweepPhotos } from '../keep/sweep-photos.ts';
import { useWaiting } from './waiting.store.ts';

/* The only place that tries again. Every request it makes carries its own id and digest, so twice does no harm. */

/**
 * She pressed 交上去: kept first, so that it goes out even if the phone dies now, and sealed where this phone can. Throws 'phone-full'
 * or 'needs-newer-app', and then it is the draft that is still here. Pressed twice it is one.
 */
export async function post(draft: Draft, application: NewApplication): Promise<void> {
  const { submissionId } = draft;
  const under = posting.get(submissionId) ?? keepAsParcel(draft, application).finally(() => posting.delete(submissionId));
  posting.set(submissionId, under);
  await under;
}
const posting = new Map<string, Promise<void>>();

async function keepAsParcel(draft: Draft, application: NewApplication): Promise<void> {
  const waiting = useWaiting();
  // Sealed anew it would be other words under the same id.
  if (waiting.findParcel(draft.submissionId)) return waiting.dropDraft(draft.submissionId);
  const by = useSession().phone;
  const parcel = (await sealParcel(draft, application)) ?? readable(draft, application);
  try {
    await waiting.turnIntoParcel(by ? { ...parcel, by } : { ...parcel, state: 'needs-sign-in' }, draft);
  } catch (error) {
    await dropSealed(draft, parcel);
    throw error;
  }
}

function readable(draft: Draft, application: NewApplication): Parcel {
  const { submissionId } = draft;
  const { papers } = application;
  const onItsWay = { state: 'waiting', submissionId, papers, confirmed: [], attempts: 0, notBefore: 0 } as const;
  return { ...onItsWay, ...labelOf(draft, application), confirmed: [], draft, application };
}

/** Knocked on by network, by her look, and by its own clock. Returns when to knock again, if ever. */
export async function sendWaiting(now: number = Date.now()): Promise<number | undefined> {
  if (sending) return sending;
  sending = sendAll(now).finally(() => {
    sending = undefined;
  });
  return sending;
}
let sending: Promise<number | undefined> | undefined;

/** She opens it herself: no waiting for a clock, and under the number that she has now. */
export async function sendNow(submissionId: string): Promise<void> {
  await sending;
  const waiting = useWaiting();
  const parcel = waiting.findParcel(submissionId);
  if (!parcel || parcel.state === 'sent') return;
  // Signed out meanwhile it stays under the number it was sent off with, and goes on when that one is back.
  const by = useSession().phone || parcel.by;
  waiting.keepParcel({ ...parcel, ...(by ? { by } : {}), state: 'waiting', notBefore: 0 });
  await knock();
}

export function startOutbox(): void {
  onNetworkBack(() => {
    letGoWhatLackedANetwork();
    void knock();
  });
  onLookedAtAgain(() => void knock());
  // Wherever she has signed in: what waited for that number goes.
  watch(
    () => useSession().phone,
    (phone) => void (phone && knock()),
  );
  void knock();
  // Orphaned photos only take room: a phone that does not let go of them now does so at another start.
  sweepPhotos().catch((error: unknown) => void asProblem(error));
}

/** Waits that the county asked for stay; those that only waited for a network are over. */
function letGoWhatLackedANetwork(): void {
  const waiting = useWaiting();
  for (const parcel of waiting.parcels) {
    if (parcel.state === 'waiting' && parcel.problem?.code === 'no-network') waiting.keepParcel({ ...parcel, notBefore: 0 });
  }
}

let clock: ReturnType<typeof setTimeout> | undefined;
async function knock(): Promise<void> {
  const next = await sendWaiting();
  if (clock) clearTimeout(clock);
  clock = next === undefined ? undefined : setTimeout(() => void knock(), Math.max(0, next - Date.now()));
}

async function sendAll(now: number): Promise<number | undefined> {
  const waiting = useWaiting();
  await waiting.finishPosts();
  const at = countyTime();
  if (at !== undefined) await waiting.dropOver(at);
  for (const { submissionId } of waiting.parcels) {
    const parcel = waiting.findParcel(submissionId);
    if (parcel && mayGo(parcel, now)) await sendOne(parcel, now);
  }
  const times = waiting.parcels.filter(({ state }) => state === 'waiting').map((parcel) => dueAt(parcel, now));
  return times.length ? Math.min(...times) : undefined;
}

function mayGo(parcel: Parcel, now: number): boolean {
  if (parcel.state === 'needs-sign-in') return isHers(parcel);
  return parcel.state === 'waiting' && dueAt(parcel, now) <= now;
}

/** A phone is lent and passed on: by itself nothing leaves under the number of whoever happens to be signed in now. */
function isHers({ by }: Parcel): boolean {
  const { signedIn, phone } = useSession();
  return signedIn && by === phone;
}

/** A phone whose clock stood in 2099 must not wait for that year once its clock is set right. */
function dueAt({ notBefore }: Parcel, now: number): number {
  return notBefore > now + longestWaitMs ? now : notBefore;
}

async function sendOne(parcel: Parcel, now: number): Promise<void> {
  const waiting = useWaiting();
  if (arrivedElsewhere(parcel.submissionId)) return;
  if (!isHers(parcel)) return waiting.keepParcel({ ...parcel, state: 'needs-sign-in' });
  const session = useSession();
  const sender = session.session;
  try {
    await sendPapers(parcel.submissionId);
    const receipt = await submit(parcel);
    // She signed out while it was on its way: what is sent goes from the phone with her.
    if (isHers(parcel)) waiting.keepParcel(sentParcel(waiting.findParcel(parcel.submissionId) ?? parcel, receipt));
    else waiting.dropParcel(parcel.submissionId);
  } catch (error) {
    const refused = asProblem(error);
    if (refused.code === 'sign-in-needed') session.end(sender);
    waiting.keepParcel(afterRefusal(waiting.findParcel(parcel.submissionId) ?? parcel, refused, now));
    return;
  }
  // Only now may the photos go: until here the county could still ask for one again. What does not go now the sweep takes.
  for (const { paperId } of parcel.papers) await forgetPhoto(paperId).catch(asProblem);
}

/** Another tab has sent it meanwhile, and has let go of its photos. */
function arrivedElsewhere(submissionId: string): boolean {
  const kept = readParcel(recall(`parcel:${submissionId}`));
  if (typeof kept === 'string' || !('state' in kept) || kept.state !== 'sent') return false;
  useWaiting().keepParcel(kept);
  return true;
}

async function submit(parcel: Parcel): Promise<Parcel['receipt'] & object> {
  try {
    return await submitOnce(parcel);
  } catch (error) {
    if (!(error instanceof Problem) || error.code !== 'papers-missing') throw error;
    // The county has lost what it confirmed, or was restored from a backup: all of them again, once.
    await sendPapers(parcel.submissionId, 'all');
    return submitOnce(parcel);
  }
}

function submitOnce(parcel: Parcel): Promise<Parcel['receipt'] & object> {
  if (!isSealedParcel(parcel)) return call('submitApplication', { body: parcel.application });
  const { submissionId, villageCode, envelopes } = parcel;
  return call('submitSealedApplication', { body: { submissionId, villageCode, envelopes } });
}

async function sendPapers(submissionId: string, which: 'unconfirmed' | 'all' = 'unconfirmed'): Promise<void> {
  const waiting = useWaiting();
  const { papers, villageCode } = waiting.findParcel(submissionId)!;
  for (const paper of papers) {
    const parcel = waiting.findParcel(submissionId)!;
    if (which === 'unconfirmed' && parcel.confirmed.includes(paper.paperId)) continue;
    await sendOnePaper(submissionId, villageCode, paper);
    waiting.keepParcel({ ...parcel, confirmed: [...parcel.confirmed.filter((id) => id !== paper.paperId), paper.paperId] });
  }
}

async function sendOnePaper(submissionId: string, villageCode: string, paper: Parcel['papers'][number]): Promise<void> {
  const { paperId, kind, sha256, copyOf } = paper;
  const headers = { 'x-submission-id': submissionId, 'x-village-code': villageCode, 'x-paper-kind': kind, 'x-sha256': sha256 };
  // The county has it: it takes over what was sent before. Gone there meanwhile, she is asked for a photo.
  if (copyOf)
    return void (await call('sendPaper', {
      params: { paperId },
      headers: { ...headers, 'x-copy-of': copyOf },
      body: new ArrayBuffer(0),
    }).catch((error: unknown) => {
      const refused = asProblem(error);
      throw new AboutPhoto(paperId, refused.code === 'not-found' ? copyGone() : refused);
    }));
  const bytes = await recallPhoto(paperId);
  // Half written, or rotted: it would never arrive as it is named.
  if (!bytes || digestOf(bytes) !== sha256) throw new AboutPhoto(paperId, photoLost());
  try {
    const kept = await call('sendPaper', { params: { paperId }, headers, body: bytes });
    if (kept.sha256 !== sha256) throw new Problem({ code: 'paper-damaged', title: '照片没传好', text: '它自己会再传一次。' });
  } catch (error) {
    throw new AboutPhoto(paperId, asProblem(error));
  }
}

/** A refusal of one photo, with its id: it can be taken again, and which one it was nobody could see. */
class AboutPhoto extends Problem {
  readonly paperId: string;
  constructor(paperId: string, problem: Problem) {
    super(problem);
    this.paperId = paperId;
  }
}

/** The browser threw it away to make room: only she can take it again. */
function photoLost(): Problem {
  return new Problem({ code: 'papers-missing', title: '手机里的照片没了', text: '请再拍一张。别的都在，不用重写。', field: 'papers' });
}

/** The county has let go of what she handed in earlier. */
function copyGone(): Problem {
  return new Problem({ code: 'papers-missing', title: '上次那张用不了了', text: '请再拍一张。别的都在，不用重写。', field: 'papers' });
}

/** Worth trying again by itself: nothing here is for her to mend. */
const passing = new Set(['no-network', 'too-slow', 'not-understood', 'try-again-later', 'too-many-tries', 'paper-damaged']);

/** What another photo of the same mends. */
const ofThePhoto = new Set(['papers-missing', 'paper-not-a-photo', 'too-large', 'already-sent-differently']);

function afterRefusal(parcel: Parcel, problem: Problem, now: number): Parcel {
  const { code, title, text, field, retryAfterSeconds } = problem;
  const about = problem instanceof AboutPhoto && ofThePhoto.has(code) ? { paperId: problem.paperId } : {};
  const told = { ...parcel, attempts: parcel.attempts + 1, problem: { code, title, text, ...(field ? { field } : {}), ...about } };
  if (code === 'sign-in-needed') return { ...told, state: 'needs-sign-in' };
  if (passing.has(code)) return { ...told, state: 'waiting', notBefore: now + retryDelay(parcel.attempts, retryAfterSeconds) };
  return { ...told, state: 'refused' };
}
