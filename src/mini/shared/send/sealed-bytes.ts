import { envelopeFormat } from '../../../rules/envelope.ts';

/** The type of a photo that was sealed on the phone. */
export const sealedType = 'application/vnd.mashang.sealed';

/** By its first byte, with which no picture begins. */
export function isSealed(bytes: ArrayBuffer): boolean {
  return new Uint8Array(bytes, 0, Math.min(1, bytes.byteLength))[0] === envelopeFormat;
}
