import { keep, recall } from '../shared/keep.ts';
import { newId } from '../shared/new-id.ts';

/** Made once and kept: the county limits tries by it, and uses it for nothing else. */
export async function deviceId(): Promise<string> {
  const kept = recall('device');
  if (typeof kept === 'string') return kept;
  const id = await newId();
  keep('device', id);
  return id;
}
