import { pressAsJpeg } from './press-as-jpeg.ts';
import type { PosterCode } from './poster-code.ts';
import type { Seeded } from './seeded.ts';
import type { Soiled } from './dirt.ts';

export interface Shot {
  /** The symbol without its quiet zone, in pixels across if the phone is held straight before it. */
  pixels: number;
  /** Degrees by which the phone is held aslant; 0 to 10 unless said. */
  tilt?: number;
  /** Sigma in pixels. */
  blur?: number;
  /** 1: ink and paper as printed. */
  contrast?: number;
}

/** Grey, a byte a pixel. */
export interface Picture {
  grey: Uint8ClampedArray;
  width: number;
  height: number;
}

const usual = { blur: 0.7, contrast: 0.8 };
const noise = 8;
const jpegQuality = 88;
const rotation = 15;
const quietZone = 4;
/** Of the wall around the poster's white, 0 to 1. */
const wall = 0.55;
const [ink, paper] = [0.08, 0.95];
/** From one edge of the frame to the other, so much of its light is lost at most. */
const gradient = 0.35;
/** Symbol widths that the phone stands away; its perspective comes of that. */
const distance = 3;
const rays = 3;

/** What a phone's camera has of a code on a wall: perspective, turn, light that falls off, softness, noise, JPEG. */
export function photograph(code: PosterCode, soiled: Soiled | undefined, shot: Shot, random: Seeded): Picture {
  const { pixels, blur = usual.blur, contrast = usual.contrast } = shot;
  const tilt = radians(shot.tilt ?? random.between(0, 10));
  const side = 8 * Math.ceil((pixels * 1.9) / 8);
  const light = look(code, soiled, { side, pixels, tilt, random });
  const fall = { share: random.between(0, gradient), angle: random.between(0, 2 * Math.PI) };
  const soft = soften(light, side, blur);
  const grey = new Uint8ClampedArray(side * side);
  for (let y = 0; y < side; y += 1) {
    for (let x = 0; x < side; x += 1) {
      const along = ((x / side - 0.5) * Math.cos(fall.angle) + (y / side - 0.5) * Math.sin(fall.angle)) / Math.SQRT2 + 0.5;
      const level = (0.5 + (soft[y * side + x]! - 0.5) * contrast) * (1 - fall.share * along);
      grey[y * side + x] = level * 255 + random.normal(noise);
    }
  }
  pressAsJpeg(grey, side, jpegQuality);
  return { grey, width: side, height: side };
}

interface Pose {
  side: number;
  pixels: number;
  tilt: number;
  random: Seeded;
}

/** Light before the lens softens it: every pixel is the mean of nine rays onto the tilted wall. */
function look(code: PosterCode, soiled: Soiled | undefined, { side, pixels, tilt, random }: Pose): Float32Array {
  const { size } = code;
  const [turn, axis] = [radians(random.between(-rotation, rotation)), random.between(0, 2 * Math.PI)];
  const [a, b] = [Math.cos(axis), Math.sin(axis)];
  const [cos, sin] = [Math.cos(tilt), Math.sin(tilt)];
  // The wall's own two directions, tilted about an axis that lies in it.
  const right = [a * a + b * b * cos, a * b * (1 - cos), -b * sin] as const;
  const down = [a * b * (1 - cos), b * b + a * a * cos, a * sin] as const;
  const normal = [b * sin, -a * sin, cos] as const;
  const [cosTurn, sinTurn] = [Math.cos(turn), Math.sin(turn)];
  const focal = pixels * distance;
  const [shiftX, shiftY] = [random.between(-0.5, 0.5), random.between(-0.5, 0.5)];
  const light = new Float32Array(side * side);
  for (let at = 0; at < light.length; at += 1) {
    let sum = 0;
    for (let ray = 0; ray < rays * rays; ray += 1) {
      const u = ((at % side) + ((ray % rays) + 0.5) / rays - side / 2 + shiftX) / focal;
      const v = (Math.floor(at / side) + (Math.floor(ray / rays) + 0.5) / rays - side / 2 + shiftY) / focal;
      const reach = (distance * normal[2]) / (normal[0] * u + normal[1] * v + normal[2]);
      const [px, py, pz] = [u * reach, v * reach, reach - distance];
      const x = px * right[0] + py * right[1] + pz * right[2];
      const y = px * down[0] + py * down[1] + pz * down[2];
      sum += lightAt(code, soiled, (x * cosTurn + y * sinTurn + 0.5) * size, (y * cosTurn - x * sinTurn + 0.5) * size);
    }
    light[at] = sum / rays ** 2;
  }
  return light;
}

/** In modules from the symbol's corner. */
function lightAt(code: PosterCode, soiled: Soiled | undefined, x: number, y: number): number {
  const { size } = code;
  if (x < 0 || y < 0 || x >= size || y >= size)
    return x < -quietZone || y < -quietZone || x >= size + quietZone || y >= size + quietZone ? wall : paper;
  return soiled?.(x, y) ?? (code.isDark(Math.floor(y), Math.floor(x)) ? ink : paper);
}

function soften(light: Float32Array, side: number, sigma: number): Float32Array {
  const reach = Math.ceil(sigma * 3);
  const kernel = Array.from({ length: 2 * reach + 1 }, (_one, at) => Math.exp(-((at - reach) ** 2) / (2 * sigma ** 2)));
  const whole = kernel.reduce((sum, weight) => sum + weight, 0);
  const along = (from: Float32Array, step: 'row' | 'column') =>
    from.map((_value, at) => {
      const [x, y] = [at % side, Math.floor(at / side)];
      let sum = 0;
      for (let tap = -reach; tap <= reach; tap += 1) {
        const there = Math.min(side - 1, Math.max(0, (step === 'row' ? x : y) + tap));
        sum += kernel[tap + reach]! * from[step === 'row' ? y * side + there : there * side + x]!;
      }
      return sum / whole;
    });
  return along(along(light, 'row'), 'column');
}

function radians(degrees: number): number {
  return (degrees * Math.PI) / 180;
}
