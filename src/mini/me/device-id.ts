import { keepIfRoom, recall } from '../shared/keep/keep.ts';
import { newId } from '../shared/new-id.ts';
import { isId } from '../shared/keep/shape.ts';

/** Made once and kept: the county limits tries by it, and uses it for nothing else. */
export async function deviceId(): Promise<string> {
  const kept = recall('device');
  if (isId(kept)) return kept;
  const id = await newId();
  keepIfRoom('device', id);
  return id;
}
