import qrcode, { type QRCodeSegment } from 'qrcode';

/** A code as squares, dark or light, ready to be drawn and to be read again. */
export interface CodeMatrix {
  link: string;
  /** 4 is 33 modules a side, 5 is 37. */
  version: number;
  /** Modules a side, without the quiet zone. */
  size: number;
  /** Modules of light ground on each side (ISO/IEC 18004). */
  quiet: number;
  /** Row by row from the top, 1 is dark. */
  dark: Uint8Array;
  /** The dark runs as PDF rectangles, one module a unit, from the lower left corner. */
  path: string;
}

/** Level Q: a quarter may be dirty or torn. Higher would need smaller modules, which costs more than it gives. */
export function makeCode(link: string): CodeMatrix {
  const { version, modules } = qrcode.create(segmentsOf(link), { errorCorrectionLevel: 'Q' });
  const { size } = modules;
  const dark = modules.data as Uint8Array;
  return { link, version, size, quiet: 4, dark, path: runs(dark, size) };
}

function runs(dark: Uint8Array, size: number): string {
  const parts: string[] = [];
  for (let row = 0; row < size; row += 1) {
    for (let column = 0; column < size; column += 1) {
      if (!dark[row * size + column]) continue;
      const begin = column;
      while (column < size && dark[row * size + column]) column += 1;
      parts.push(`${begin} ${size - 1 - row} ${column - begin} 1 re`);
    }
  }
  return parts.join('\n');
}

/** As the library would cut it by itself after a search: the figures of the village as figures, the tag as capitals. */
function segmentsOf(link: string): string | QRCodeSegment[] {
  const [, before, figures, tag] = /^(.*\/)(\d{12,})([0-9A-Z]+)$/.exec(link) ?? [];
  if (!before || !figures || !tag) return link;
  return [
    { data: Buffer.from(before), mode: 'byte' },
    { data: figures, mode: 'numeric' },
    { data: tag, mode: 'alphanumeric' },
  ];
}
