import { readonly, ref, watch } from 'vue';
import type { SettleErrand } from '../../../contract/told.contract.ts';
import { toBase64 } from '../base64.ts';
import { call } from '../http/http.ts';
import { onLookedAtAgain, onNetworkBack } from '../http/network.ts';
import { asProblem, type Problem } from '../http/problem.ts';
import { forget, keepIfRoom, recall } from '../keep/keep.ts';
import { isId, isText, perhaps, shaped } from '../keep/shape.ts';
import { useSession } from '../session.store.ts';
import { retryDelay } from './retry-delay.ts';
import { sealJson, type SealingKey } from './seal.ts';

/*
 * What a liaison ticked of her cards: on the phone before it is sent, and until the county has it. It goes by itself under the number that
 * ticked and no other, and the same id again is the same tick.
 */

export interface Tick extends SettleErrand {
  errandId: string;
  /** The number that was signed in, masked. */
  by: string;
}

const key = 'errand-ticks';
const isTick = shaped<Tick>({
  errandId: isId,
  submissionId: isId,
  by: isText,
  outcome: (value) => value === 'heard' || value === 'not-found',
  words: perhaps(isText),
  sealed: perhaps(isText),
  campaigns: (value) => value === undefined || value === 'no',
  fromNowOn: (value) => value === undefined || value === 'reads' || value === 'in-person',
});

const all = ref<Tick[]>();
/** What waits on this phone, of whichever number. */
export function listTicks(): Tick[] {
  if (!all.value) {
    const kept = recall(key);
    all.value = Array.isArray(kept) ? kept.filter(isTick) : [];
  }
  return all.value;
}

const unkept = ref(false);
/** This phone takes nothing more: they are in memory alone, and lost with the page unless a network comes first. */
export const areTicksUnkept = readonly(unkept);

function put(next: Tick[]): void {
  unkept.value = keepIfRoom(key, next) === 'no-room' && next.length > 0;
  all.value = next;
}

/** What she said lies sealed as a form that waits does; only where this phone cannot seal it waits as it was written. */
export async function addTick({ words, ...tick }: Tick, key: SealingKey | undefined): Promise<void> {
  const envelope = words && key ? await sealJson({ words }, key) : undefined;
  put([...listTicks(), { ...tick, ...(envelope ? { sealed: toBase64(envelope) } : words ? { words } : {}) }]);
}

/** Cards whose tick the county has, while the list of them is still an older one. */
const gone = ref<string[]>([]);
export const isTickSent = (errandId: string): boolean => gone.value.includes(errandId);
/** The list is asked for anew: what stands on it is so. */
export function listIsFresh(): void {
  gone.value = [];
}

/** She signed out, and the phone may be passed on. */
export function dropTicks(): void {
  forget(key);
  all.value = [];
  gone.value = [];
  unkept.value = false;
}

let sending: Promise<Problem | undefined> | undefined;
/** Sends what waits for this number, in the order it was ticked; says what stopped it, if anything did. Twice at once is once. */
export function sendTicks(): Promise<Problem | undefined> {
  sending ??= sendAll().finally(() => {
    sending = undefined;
  });
  return sending;
}

/** Sent again it would be answered the same: the card is no longer hers, or it was said. */
const settled = new Set(['not-found', 'field-refused', 'already-sent-differently', 'bad-request', 'seal-unknown']);

async function sendAll(): Promise<Problem | undefined> {
  const session = useSession();
  for (const { errandId, by, ...body } of listTicks()) {
    if (by !== session.phone) continue;
    try {
      await call('settleErrand', { params: { errandId }, body });
    } catch (error) {
      const problem = asProblem(error);
      // The county cannot open what she said: that it was said counts all the same.
      if (problem.code === 'seal-unknown' && body.sealed) {
        put(
          listTicks().map(({ sealed, ...one }) =>
            one.submissionId === body.submissionId ? one : { ...one, ...(sealed ? { sealed } : {}) },
          ),
        );
        return sendAll();
      }
      if (!settled.has(problem.code)) return problem;
    }
    gone.value = [...gone.value, errandId];
    put(listTicks().filter(({ submissionId }) => submissionId !== body.submissionId));
  }
  return undefined;
}

/** Ticks go by themselves, whichever page is open. */
export function startTicks(): void {
  onNetworkBack(() => void knock(0));
  onLookedAtAgain(() => void knock(0));
  watch(
    () => useSession().phone,
    (phone) => void (phone && knock(0)),
    { immediate: true },
  );
}

let clock: ReturnType<typeof setTimeout> | undefined;
async function knock(attempts: number): Promise<void> {
  // Room was made meanwhile.
  if (unkept.value) put(listTicks());
  const problem = await sendTicks();
  if (clock) clearTimeout(clock);
  if (!problem || problem.code === 'sign-in-needed') return;
  clock = setTimeout(() => void knock(attempts + 1), retryDelay(attempts, problem.retryAfterSeconds));
}
