import sharp from 'sharp';
import type { PhotoAnswer, RedrawOptions } from './answers.ts';

/** A phone's largest photo has 50 million dots; a bomb has more, in a file of a few kilobytes. */
const largestPixels = 50_000_000;

// Only what a phone's camera or a screenshot writes: every other reader of the library is one more that can be broken into.
sharp.block({ operation: ['VipsForeignLoad'] });
sharp.unblock({ operation: ['VipsForeignLoadJpegBuffer', 'VipsForeignLoadPngBuffer', 'VipsForeignLoadWebpBuffer'] });
sharp.cache(false);
sharp.concurrency(1);

/**
 * A new JPEG with nothing in it but the picture, the right way up. Half a photo is broken; what a camera wrote oddly and the library
 * can still read is not.
 */
export async function redraw(photo: Buffer, { longestSide, quality }: RedrawOptions): Promise<{ answer: PhotoAnswer; jpeg?: Buffer }> {
  try {
    const jpeg = await sharp(photo, { limitInputPixels: largestPixels, failOn: 'error', pages: 1 })
      .autoOrient()
      .resize({ width: longestSide, height: longestSide, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb')
      .jpeg({ quality })
      .toBuffer();
    return { answer: 'redrawn', jpeg };
  } catch (error) {
    const { message } = error as Error;
    if (message.includes('exceeds pixel limit')) return { answer: 'too-many-pixels' };
    return { answer: message.includes('unsupported image format') ? 'not-a-photo' : 'broken' };
  }
}
