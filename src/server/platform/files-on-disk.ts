import { mkdir, open, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { placeOfFile, type Keeper } from './files.ts';

/** Sealed files in folders by the first two letters of their names. */
export class FilesOnDisk implements Keeper {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  async keep(sealed: Buffer, name: string): Promise<void> {
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
  }

  async read(name: string): Promise<Buffer> {
    return readFile(this.#pathOf(name));
  }

  async remove(name: string): Promise<void> {
    await rm(this.#pathOf(name), { force: true });
    await rm(`${this.#pathOf(name)}.part`, { force: true });
  }

  #pathOf(name: string): string {
    return join(this.#root, placeOfFile(name));
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
