import nacl from 'tweetnacl';
import { readEnvelope } from '../../../src/rules/envelope.ts';

/** The county's own side of an envelope: it alone can open one. */
export class SealingCounty {
  private readonly pair = nacl.box.keyPair();
  readonly key = { id: 7, key: Buffer.from(this.pair.publicKey).toString('base64') };

  /** Throws for what is not sealed to this county. */
  open(sealed: Uint8Array): Uint8Array {
    const envelope = readEnvelope(sealed);
    const opened = envelope && nacl.box.open(envelope.box, envelope.nonce, envelope.publicKey, this.pair.secretKey);
    if (!opened) throw new Error('not sealed to this county');
    return opened;
  }

  read(envelope: string): unknown {
    return JSON.parse(Buffer.from(this.open(new Uint8Array(Buffer.from(envelope, 'base64')))).toString('utf8'));
  }
}
