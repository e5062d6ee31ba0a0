import { createCipheriv, createDecipheriv, randomBytes, type Cipheriv } from 'node:crypto';

const cipher = 'aes-256-ctr';

/**
 * Seals what lies on a disk for moments, piece by piece as it comes. The key is this object's own and is never written down: a
 * process that dies leaves bytes that nobody can read. It says nothing of changed bytes; the caller compares a checksum.
 */
export class PassingSeal {
  readonly #key = randomBytes(32);
  readonly #iv = randomBytes(16);
  readonly #cipher: Cipheriv = createCipheriv(cipher, this.#key, this.#iv);

  sealNext(plain: Uint8Array): Buffer {
    return this.#cipher.update(plain);
  }

  /** All that was sealed, in one piece. */
  open(sealed: Uint8Array): Buffer {
    return createDecipheriv(cipher, this.#key, this.#iv).update(sealed);
  }
}
