import { sealedPhotoType } from '../../contract/route.ts';
import { openEnvelope } from '../platform/envelope.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { VaultBroken } from '../platform/vault.ts';

export const isSealedPhoto = (mediaType: string): boolean => mediaType.split(';')[0]!.trim().toLowerCase() === sealedPhotoType;

/** A photo that was sealed on the phone, by the key of one of these counties: a phone has its village's key, and a paper may follow a matter of another's. */
export function openPhoto({ vault }: House, counties: readonly string[], sealed: Buffer): Buffer {
  for (const county of counties) {
    try {
      return openEnvelope(vault, county, sealed);
    } catch (error) {
      if (!(error instanceof VaultBroken)) throw error;
    }
  }
  throw new Problem('seal-unknown', { text: '手机里存的这张照片，县里打不开了。请再拍一张。' });
}
