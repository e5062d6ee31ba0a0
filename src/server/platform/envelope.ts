import nacl from 'tweetnacl';
import { readEnvelope } from '../../rules/envelope.ts';
import type { Vault } from './vault.ts';
import { VaultBroken } from './vault.ts';

/**
 * To which phones seal what waits on them: the public half of the county's data key for envelopes. None where no key is here: a code opens
 * whatever became of keys, and what waits on a phone is then kept as it is.
 */
export function sealingKeyOf(vault: Vault, county: string): { id: number; key: string } | undefined {
  const key = vault.findKey(county, 'envelopes');
  return key && { id: key.id, key: Buffer.from(nacl.box.keyPair.fromSecretKey(new Uint8Array(key.bytes)).publicKey).toString('base64') };
}

/** What a phone sealed to this county, by whichever of its keys; `VaultBroken` where it is no envelope, another county's, or was changed. */
export function openEnvelope(vault: Vault, county: string, sealed: Uint8Array): Buffer {
  const envelope = readEnvelope(sealed);
  if (!envelope) throw new VaultBroken('not an envelope');
  const { bytes } = vault.keyById(county, 'envelopes', envelope.keyId);
  const opened = nacl.box.open(envelope.box, envelope.nonce, envelope.publicKey, new Uint8Array(bytes));
  if (!opened) throw new VaultBroken('the envelope does not open here');
  return Buffer.from(opened);
}
