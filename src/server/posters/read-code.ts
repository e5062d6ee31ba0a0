import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { prepareZXingModule, readBarcodes, type ReaderOptions } from 'zxing-wasm/reader';
import type { CodeMatrix } from './draw/code-matrix.ts';

let prepared = false;

/** By itself the library would fetch its engine from the network. */
function prepare(): void {
  if (prepared) return;
  prepared = true;
  const wasm = readFileSync(createRequire(import.meta.url).resolve('zxing-wasm/reader/zxing_reader.wasm'));
  prepareZXingModule({ overrides: { wasmBinary: wasm.buffer.slice(wasm.byteOffset, wasm.byteOffset + wasm.byteLength) } });
}

interface Pixels {
  /** RGBA. */
  data: Uint8ClampedArray<ArrayBuffer>;
  width: number;
  height: number;
}
/** What is drawn here is straight, dark on light and alone: nothing need be searched for. */
const asDrawn: ReaderOptions = {
  formats: ['QRCode'],
  isPure: true,
  binarizer: 'FixedThreshold',
  maxNumberOfSymbols: 1,
  tryHarder: false,
  tryRotate: false,
  tryInvert: false,
  tryDownscale: false,
};

/** What another library than the one that made the code reads in it, from a picture of one pixel a module. */
export async function readMatrix({ size, quiet, dark }: CodeMatrix): Promise<string | undefined> {
  const side = size + 2 * quiet;
  const pixels = new Uint32Array(side * side).fill(0xffffffff);
  for (const [at, module] of dark.entries()) {
    if (module) pixels[(Math.floor(at / size) + quiet) * side + (at % size) + quiet] = 0xff000000;
  }
  const [found] = await read({ data: new Uint8ClampedArray(pixels.buffer), width: side, height: side }, asDrawn);
  return found?.text;
}

/** Every code in a picture of a page, as a patient scanner would. */
export async function readPicture(picture: Pixels): Promise<string[]> {
  const found = await read(picture, { formats: ['QRCode'], tryHarder: true, tryInvert: false, tryRotate: false });
  return found.filter(({ isValid }) => isValid).map(({ text }) => text);
}

function read({ data, width, height }: Pixels, options: ReaderOptions) {
  prepare();
  return readBarcodes({ data, width, height, colorSpace: 'srgb' } as Parameters<typeof readBarcodes>[0], options);
}
