import { computed, type ComputedRef } from 'vue';
import type { LiaisonVillages } from '../../../contract/codes.contract.ts';
import { useHousehold } from '../../shared/household.store.ts';
import { useLookUp } from '../../shared/http/look-up.ts';
import { useSession } from '../../shared/session.store.ts';
import { listLiaisonVillages } from './news.api.ts';

/** Whether who is signed in on this phone is the liaison of this village today; without a network, as the county last said it. */
export function useLiaison(): { isHere: ComputedRef<boolean>; look(): Promise<void> } {
  const household = useHousehold();
  const { found, state, look } = useLookUp<LiaisonVillages>();
  return {
    isHere: computed(
      () => state.value !== 'looking' && (found.value?.villages ?? []).some(({ village }) => village.id === household.village?.village.id),
    ),
    look: async () => {
      if (useSession().signedIn) await look('liaison-villages', listLiaisonVillages);
    },
  };
}
