import { computed, ref, type ComputedRef } from 'vue';
import { useHousehold } from './household.store.ts';
import { isAppKept } from './is-app-kept.ts';

const app = ref<'not-yet' | 'kept'>('not-yet');

export interface OfflineReady {
  /** ready: she can close everything, and read and fill in without a network. Nothing less is ever called so. */
  state: ComputedRef<'not-yet' | 'ready'>;
  /** Looks again; the answer may come only when the last file is here. */
  look(): Promise<void>;
}

export function useOfflineReady(): OfflineReady {
  const household = useHousehold();
  return {
    state: computed(() => (app.value === 'kept' && household.catalogue && household.isCatalogueOnPhone() ? 'ready' : 'not-yet')),
    look: async () => {
      app.value = (await isAppKept()) ? 'kept' : 'not-yet';
    },
  };
}
