import type { Page } from 'playwright-core';

/** A picture as a camera makes it, of nothing: stripes on paper. */
export async function inventedPhoto(page: Page): Promise<Buffer> {
  const dataUrl = await page.evaluate(() => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [900, 1200];
    const draw = canvas.getContext('2d')!;
    draw.fillStyle = '#f2efe6';
    draw.fillRect(0, 0, 900, 1200);
    draw.fillStyle = '#6b6b6b';
    for (let line = 0; line < 22; line += 1) draw.fillRect(80, 100 + line * 48, 500 + ((line * 137) % 240), 14);
    return canvas.toDataURL('image/jpeg', 0.8);
  });
  return Buffer.from(dataUrl.split(',')[1]!, 'base64');
}
