import { newId } from './new-id.ts';

/** One id a wish, for as long as the page stands: pressed again after a lost answer it is the same act. */
export function wishIds(): (wish: unknown) => string {
  const ids = new Map<string, string>();
  return (wish) => {
    const key = JSON.stringify(wish);
    const id = ids.get(key) ?? newId();
    ids.set(key, id);
    return id;
  };
}
