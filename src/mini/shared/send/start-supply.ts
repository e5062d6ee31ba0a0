import { watch } from 'vue';
import { onLookedAtAgain, onNetworkBack } from '../http/network.ts';
import { useSession } from '../session.store.ts';
import { retryDelay } from './retry-delay.ts';
import { sendWords } from './said-words.ts';
import { sendSupplied } from './supply.ts';

/** Papers that follow and what she says go by themselves, as the page where they wait promises: whichever page is open. */
export function startSupply(): void {
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
  const problem = (await sendWords()) ?? (await sendSupplied());
  if (clock) clearTimeout(clock);
  // Signed in anew she is knocked for again.
  if (!problem || problem.code === 'sign-in-needed') return;
  clock = setTimeout(() => void knock(attempts + 1), retryDelay(attempts, problem.retryAfterSeconds));
}
