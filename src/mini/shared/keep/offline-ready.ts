import { ref, type Ref } from 'vue';
import { useHousehold } from '../household.store.ts';
import { isAppKept } from './is-app-kept.ts';
import { keepsNothing } from './keep.ts';

/** ready: she can close everything, and read and fill in without a network. Nothing less is ever called so. */
const state = ref<'not-yet' | 'ready'>('not-yet');

export interface OfflineReady {
  state: Ref<'not-yet' | 'ready'>;
  /** Looks again, at storage itself, which tells nobody when it changes. The answer may come only when the last file is here. */
  look(): Promise<void>;
}

export function useOfflineReady(): OfflineReady {
  const household = useHousehold();
  return {
    state,
    look: async () => {
      const isReady = (await isAppKept()) && household.isOnPhone() && !keepsNothing.value;
      state.value = isReady ? 'ready' : 'not-yet';
    },
  };
}
