import { ref, watch, type Ref } from 'vue';
import { listVillages, readHealth } from './codes.api.ts';

interface Place {
  id: string;
  name: string;
}

/** Any count of weeks will do: what is wanted are the places that she works for. */
const weeks = 4;

/** Towns and, of the chosen one, villages. A town that is the only one is chosen already. */
export function useVillages(chosen: { townId: string; villageId: string }): {
  towns: Ref<Place[]>;
  villages: Ref<Place[]>;
  findTowns(): Promise<void>;
} {
  const towns = ref<Place[]>([]);
  const villages = ref<Place[]>([]);

  async function findTowns(): Promise<void> {
    towns.value = (await readHealth(weeks)).towns;
    if (towns.value.length === 1) chosen.townId = towns.value[0]!.id;
  }
  watch(
    () => chosen.townId,
    async (townId) => {
      villages.value = [];
      chosen.villageId = '';
      if (!townId) return;
      const found = await listVillages(townId, weeks).catch(() => undefined);
      // Another town was chosen meanwhile.
      if (chosen.townId === townId) villages.value = found?.villages ?? [];
    },
  );
  return { towns, villages, findTowns };
}
