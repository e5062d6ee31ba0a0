import { inject, provide, type InjectionKey } from 'vue';

/** The page of a village, for the buttons on it: whose they are, and who is told what came of one. */
interface OfVillage {
  villageId: string;
  tell(text: string): Promise<void>;
}
const key: InjectionKey<OfVillage> = Symbol('village');

export function letActOnVillage(given: OfVillage): void {
  provide(key, given);
}

export function useVillage(): OfVillage {
  return inject(key)!;
}
