import { sha256 } from '@noble/hashes/sha2.js';

const longestSide = 1600;
const quality = 0.8;

/** Small enough for a town's line at night, and without what the camera wrote beside the picture. Nothing, if it is no picture. */
export async function shrinkSlip(file: Blob): Promise<{ photo: Blob; sha256: string } | undefined> {
  try {
    const picture = await createImageBitmap(file);
    const scale = Math.min(1, longestSide / Math.max(picture.width, picture.height));
    const canvas = document.createElement('canvas');
    canvas.width = Math.round(picture.width * scale);
    canvas.height = Math.round(picture.height * scale);
    canvas.getContext('2d')!.drawImage(picture, 0, 0, canvas.width, canvas.height);
    const photo = await new Promise<Blob | null>((done) => canvas.toBlob(done, 'image/jpeg', quality));
    return photo ? { photo, sha256: await digestOf(photo) } : undefined;
  } catch {
    return undefined;
  }
}

/** Ours and not the browser's: a demo on the local network is plain http, where browsers leave theirs out. */
async function digestOf(photo: Blob): Promise<string> {
  const bytes = sha256(new Uint8Array(await photo.arrayBuffer()));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
