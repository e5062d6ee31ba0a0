import type { PhotoFault } from '../../src/rules/photo/judge-photo.ts';
import type { Shot } from './photographed-paper.ts';

/** What happened to a photo; the mild kinds are what a steady hand in an ordinary room makes, and are to be taken as they are. */
export type Happened = 'good' | PhotoFault;

const papers: Shot['paper'][] = ['bill', 'form', 'letter', 'card'];
const tables: Shot['table'][] = ['wood', 'cloth', 'dark', 'grey'];

/** The shot with this number, the same in every run. `strength` 0 to 1: from hardly spoilt to badly. */
export function inventShot(happened: Happened, number: number, strength = (number * 0.618) % 1): Shot {
  let state = (number + 1) * 7919;
  const between = (low: number, high: number): number => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) & 0x7fffffff;
    return low + ((high - low) * state) / 0x7fffffff;
  };
  between(0, 1);
  const good: Shot = {
    seed: number + 1,
    paper: papers[number % 4]!,
    table: tables[(number >> 2) % 4]!,
    size: between(0.7, 0.88),
    shift: [between(-0.02, 0.02), between(-0.02, 0.02)],
    turn: between(-5, 5),
    slant: between(0, 0.12),
    defocus: between(0.3, 1.1),
    moved: between(0, 4),
    direction: between(0, 180),
    light: between(0.6, 1.1),
    fall: between(0, 0.4),
    glare: 0,
    noise: between(2, 6),
    quality: between(0.7, 0.95),
  };
  const grows = (low: number, high: number): number => low + (high - low) * strength;
  switch (happened) {
    case 'good':
      return good;
    case 'blurred':
      return number % 2 ? { ...good, moved: grows(16, 40) } : { ...good, defocus: grows(3.2, 8) };
    case 'dark':
      return { ...good, light: grows(0.2, 0.06), noise: between(4, 9) };
    case 'bright':
      // A camera holds ordinary paper below white by itself.
      return { ...good, light: Math.min(good.light, 1), glare: grows(0.16, 0.34) };
    case 'cut-off': {
      const away = grows(0.16, 0.32) + Math.max(0, 0.88 - good.size) * 0.4;
      const [left, up] = [number & 1 ? 1 : -1, number & 2 ? 1 : -1];
      return { ...good, size: between(0.85, 1), shift: [left * away, up * away * (number & 8 ? 1 : 0.1)] };
    }
  }
}
