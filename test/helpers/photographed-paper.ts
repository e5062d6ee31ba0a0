import type { Page } from 'playwright-core';
import type { Pixels } from '../../src/rules/photo/pixels.ts';

/** How a photo of a sheet of paper was taken. Nothing here is a photo of a camera: a browser draws it, its own encoder presses it. */
export interface Shot {
  seed: number;
  /** bill: a table in small type · form: rows and lines · letter: a page of text · card: a card with a portrait, on a table */
  paper: 'bill' | 'form' | 'letter' | 'card';
  table: 'wood' | 'cloth' | 'dark' | 'grey';
  /** How much of the frame's height the sheet takes; 1 and more is cut off. */
  size: number;
  /** Of the frame's width and height, from the middle. */
  shift: [x: number, y: number];
  /** Degrees; and how much narrower the far edge is, 0 to 0.3. */
  turn: number;
  slant: number;
  /** Blur of the lens, sigma in pixels of a photo of 1600 by 1200. */
  defocus: number;
  /** Length of the way that the hand moved, in the same pixels, and its direction in degrees. */
  moved: number;
  direction: number;
  /** 1 is good light; 0.1 an unlit room. */
  light: number;
  /** How much darker the far side is, 0 to 0.7. */
  fall: number;
  /** Of a lamp that shines back from the paper, in widths of the frame; 0 none. */
  glare: number;
  /** Grey levels. */
  noise: number;
  quality: number;
}

/** Photographs a sheet in this page and gives the JPEG and what a phone's page reads of it. `side`: of the small picture. */
export async function photographPaper(page: Page, shot: Shot, side: number): Promise<{ jpeg: Buffer; pixels: Pixels }> {
  const { jpeg, grey, width, height } = await page.evaluate(takeShot, { shot, side });
  const data = new Uint8ClampedArray(Buffer.from(grey, 'base64'));
  return { jpeg: Buffer.from(jpeg, 'base64'), pixels: { width, height, data } };
}

/** Runs in the page. */
async function takeShot({
  shot,
  side,
}: {
  shot: Shot;
  side: number;
}): Promise<{ jpeg: string; grey: string; width: number; height: number }> {
  const [frameWidth, frameHeight] = [1200, 1600];
  let state = shot.seed >>> 0;
  const random = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
  const open = (width: number, height: number): [HTMLCanvasElement, CanvasRenderingContext2D] => {
    const canvas = document.createElement('canvas');
    [canvas.width, canvas.height] = [width, height];
    return [canvas, canvas.getContext('2d', { willReadFrequently: true })!];
  };
  const characters =
    '姓名住址医保结算单据合计金额元角分无棣县海丰街道村民委员会证明兹有家庭成员年月日申请救助情况属实盖章签字门诊住院药费检查自付';
  const text = (length: number): string => Array.from({ length }, () => characters[Math.floor(random() * characters.length)]).join('');

  const sheet = drawSheet();
  const scene = drawScene(sheet);
  const pressed = await press(scene);
  return pressed;

  function drawSheet(): HTMLCanvasElement {
    const landscape = shot.paper === 'card' || shot.paper === 'bill';
    const [canvas, pen] = landscape ? open(1500, 950) : open(1100, 1550);
    const { width, height } = canvas;
    pen.fillStyle = shot.paper === 'card' ? '#dfe7ea' : '#f6f4ee';
    pen.fillRect(0, 0, width, height);
    pen.fillStyle = '#22262b';
    const size = shot.paper === 'bill' ? 26 : shot.paper === 'card' ? 58 : 34;
    pen.font = `${size * 1.7}px sans-serif`;
    pen.textAlign = 'center';
    if (shot.paper !== 'card') pen.fillText(text(8), width / 2, 110);
    pen.textAlign = 'left';
    pen.font = `${size}px sans-serif`;
    const left = 80;
    const step = size * (shot.paper === 'card' ? 2 : 1.75);
    for (let y = shot.paper === 'card' ? 140 : 200; y < height - 90; y += step) {
      const room = shot.paper === 'card' ? width * 0.55 : width - 2 * left;
      const full = Math.floor(room / size);
      const length = shot.paper === 'form' ? Math.floor(full * (0.25 + random() * 0.4)) : Math.floor(full * (0.6 + random() * 0.4));
      pen.fillText(text(length), left, y);
      if (shot.paper === 'form' || shot.paper === 'bill') pen.fillRect(left - 20, y + size * 0.5, width - 2 * left + 40, 2);
    }
    if (shot.paper === 'bill') for (let x = left - 20; x < width; x += (width - 2 * left) / 6) pen.fillRect(x, 150, 2, height - 240);
    if (shot.paper === 'card') {
      pen.fillStyle = '#8d7f74';
      pen.fillRect(width * 0.66, 150, 380, 480);
      pen.fillStyle = '#3b3431';
      pen.beginPath();
      pen.arc(width * 0.66 + 190, 340, 110, 0, 7);
      pen.fill();
    } else {
      pen.strokeStyle = 'rgba(190, 30, 40, 0.75)';
      pen.lineWidth = 8;
      pen.beginPath();
      pen.arc(width * 0.72, height * 0.78, 120, 0, 7);
      pen.stroke();
    }
    return canvas;
  }

  /** The sheet on its table, aslant: row by row each a little narrower. */
  function drawScene(paper: HTMLCanvasElement): HTMLCanvasElement {
    const [canvas, pen] = open(frameWidth, frameHeight);
    const base = { wood: [139, 101, 66], cloth: [96, 112, 128], dark: [52, 48, 46], grey: [150, 150, 146] }[shot.table];
    pen.fillStyle = `rgb(${base.join(',')})`;
    pen.fillRect(0, 0, frameWidth, frameHeight);
    for (let line = 0; line < 260; line += 1) {
      const shade = Math.round((random() - 0.5) * 26);
      pen.fillStyle = `rgba(${base.map((part) => part + shade).join(',')}, 0.5)`;
      const y = random() * frameHeight;
      if (shot.table === 'wood') pen.fillRect(0, y, frameWidth, 2 + random() * 9);
      else pen.fillRect(random() * frameWidth, y, 8 + random() * 60, 8 + random() * 30);
    }
    const height = frameHeight * shot.size * Math.min(1, paper.width > paper.height ? 0.55 : 1);
    const width = (height * paper.width) / paper.height;
    const fitted = Math.min(1, (frameWidth * 0.9 * Math.max(shot.size / 0.85, 1)) / width);
    const [w, h] = [width * fitted, height * fitted];
    pen.save();
    pen.translate(frameWidth * (0.5 + shot.shift[0]), frameHeight * (0.5 + shot.shift[1]));
    pen.rotate((shot.turn * Math.PI) / 180);
    pen.shadowColor = 'rgba(0,0,0,0.45)';
    pen.shadowBlur = 14;
    pen.fillStyle = '#f6f4ee';
    pen.beginPath();
    pen.moveTo((-w / 2) * (1 - shot.slant), -h / 2);
    pen.lineTo((w / 2) * (1 - shot.slant), -h / 2);
    pen.lineTo(w / 2, h / 2);
    pen.lineTo(-w / 2, h / 2);
    pen.fill();
    pen.shadowColor = 'transparent';
    pen.imageSmoothingQuality = 'high';
    const strips = 120;
    for (let strip = 0; strip < strips; strip += 1) {
      const narrow = w * (1 - shot.slant * (1 - strip / strips));
      const from = (paper.height * strip) / strips;
      pen.drawImage(
        paper,
        0,
        from,
        paper.width,
        paper.height / strips,
        -narrow / 2,
        -h / 2 + (h * strip) / strips,
        narrow,
        h / strips + 0.7,
      );
    }
    pen.restore();
    return canvas;
  }

  /** Lens, hand, light, sensor, encoder: in the order in which they spoil it. */
  async function press(scene: HTMLCanvasElement): Promise<{ jpeg: string; grey: string; width: number; height: number }> {
    let seen = scene;
    if (shot.defocus > 0) {
      const [canvas, pen] = open(frameWidth, frameHeight);
      pen.drawImage(seen, 0, 0);
      pen.filter = `blur(${shot.defocus}px)`;
      pen.drawImage(seen, 0, 0);
      seen = canvas;
    }
    if (shot.moved > 1) {
      const [canvas, pen] = open(frameWidth, frameHeight);
      const copies = Math.ceil(shot.moved * 1.5);
      const [dx, dy] = [Math.cos((shot.direction * Math.PI) / 180), Math.sin((shot.direction * Math.PI) / 180)];
      for (let copy = 0; copy < copies; copy += 1) {
        const along = (copy / (copies - 1) - 0.5) * shot.moved;
        pen.globalAlpha = 1 / (copy + 1);
        pen.drawImage(seen, along * dx, along * dy);
      }
      seen = canvas;
    }
    const [canvas, pen] = open(frameWidth, frameHeight);
    pen.drawImage(seen, 0, 0);
    const frame = pen.getImageData(0, 0, frameWidth, frameHeight);
    const { data } = frame;
    const angle = random() * 2 * Math.PI;
    const [ax, ay] = [Math.cos(angle), Math.sin(angle)];
    const [gx, gy] = [frameWidth * (0.35 + random() * 0.3), frameHeight * (0.35 + random() * 0.3)];
    const reach = shot.glare * frameWidth;
    for (let y = 0; y < frameHeight; y += 1) {
      for (let x = 0; x < frameWidth; x += 1) {
        const along = ((x / frameWidth - 0.5) * ax + (y / frameHeight - 0.5) * ay) / Math.SQRT2 + 0.5;
        const light = shot.light * (1 - shot.fall * along);
        const lamp = reach > 0 ? 320 * Math.exp(-(((x - gx) ** 2 + (y - gy) ** 2) / (reach * reach))) : 0;
        const grain = (random() + random() + random() - 1.5) * 2 * shot.noise;
        const at = (y * frameWidth + x) * 4;
        for (let part = 0; part < 3; part += 1) data[at + part] = data[at + part]! * light + lamp + grain;
      }
    }
    pen.putImageData(frame, 0, 0);
    const blob = await new Promise<Blob>((resolve) => canvas.toBlob((made) => resolve(made!), 'image/jpeg', shot.quality));
    const picture = await createImageBitmap(blob);
    const scale = side / Math.max(picture.width, picture.height);
    const [small, brush] = open(Math.round(picture.width * scale), Math.round(picture.height * scale));
    brush.imageSmoothingQuality = 'high';
    brush.drawImage(picture, 0, 0, small.width, small.height);
    const { data: read } = brush.getImageData(0, 0, small.width, small.height);
    return { jpeg: base64(new Uint8Array(await blob.arrayBuffer())), grey: base64(read), width: small.width, height: small.height };
  }

  function base64(bytes: Uint8Array | Uint8ClampedArray): string {
    let binary = '';
    for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
    return btoa(binary);
  }
}
