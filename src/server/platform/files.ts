import { randomBytes } from 'node:crypto';
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Sealed bytes on disk. Names are random and say nothing; what comes in is sealed already. */
export class Files {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** On disk for good (written, synced, renamed) before its name is given back. */
  async keep(sealed: Buffer): Promise<string> {
    const name = randomBytes(20).toString('hex');
    const path = this.#pathOf(name);
    await mkdir(dirname(path), { recursive: true, mode: 0o700 });
    const handle = await open(`${path}.part`, 'wx', 0o600);
    try {
      await handle.writeFile(sealed);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(`${path}.part`, path);
    await syncDirectory(dirname(path));
    return name;
  }

  async read(name: string): Promise<Buffer> {
    return readFile(this.#pathOf(name));
  }

  async remove(name: string): Promise<void> {
    await rm(this.#pathOf(name), { force: true });
  }

  #pathOf(name: string): string {
    if (!/^[0-9a-f]{40}$/.test(name)) throw new Error('not a file name of this store');
    return join(this.#root, name.slice(0, 2), name);
  }
}

/** A rename survives a power cut only once its directory is synced; Windows cannot and need not. */
async function syncDirectory(path: string): Promise<void> {
  if (process.platform === 'win32') return;
  const handle = await open(path, 'r');
  try {
    await handle.sync();
  } finally {
    await handle.close();
  }
}
