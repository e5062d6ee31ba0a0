import fs from 'node:fs';
import path from 'node:path';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';

// Below this a compressed file saves no packet.
const worthwhile = 1024;

/** Lays a `.br` and a `.gz` beside every file of a built app that gains by it, as small as they get: the county sends them as they are. */
export function compressPages(dir) {
  const names = fs.readdirSync(dir, { recursive: true }).filter((name) => /\.(js|css|svg|json)$/.test(name));
  for (const name of names) {
    const file = path.join(dir, name);
    const bytes = fs.readFileSync(file);
    if (bytes.length < worthwhile) continue;
    fs.writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params: { [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length } }));
    fs.writeFileSync(`${file}.gz`, gzipSync(bytes, { level: constants.Z_BEST_COMPRESSION }));
  }
}
