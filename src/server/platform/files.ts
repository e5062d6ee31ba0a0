import { randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rename, rm } from 'node:fs/promises';
import { dirname, join } from 'node:path';

/** Sealed bytes on disk. Names are random and say nothing; what comes in is sealed already. */
export class Files {
  readonly #root: string;

  constructor(root: string) {
    this.#root = root;
  }

  /** For whoever writes down a name before the file is there, so that a file kept by a process that died next is not nobody's. */
  newName(): string {
    return randomBytes(20).toString('hex');
  }

  /** On disk for good (written, synced, renamed) before its name is given back. */
  async keep(sealed: Buffer, name = this.newName()): Promise<string> {
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

  /** Also what a process that died left of it half-way. */
  async remove(name: string): Promise<void> {
    await rm(this.#pathOf(name), { force: true });
    await rm(`${this.#pathOf(name)}.part`, { force: true });
  }

  /** Where something is made before it is sealed and kept. Not sealed: nothing about a person may be written there. */
  async scratchPath(name: string): Promise<string> {
    if (!/^[\w-][\w.-]{0,99}$/.test(name)) throw new Error('not a name for a scratch file');
    await mkdir(this.#scratch, { recursive: true, mode: 0o700 });
    return join(this.#scratch, name);
  }

  /** What was begun and not thrown away, by all processes on these files. */
  async listScratch(): Promise<string[]> {
    await mkdir(this.#scratch, { recursive: true, mode: 0o700 });
    return readdir(this.#scratch);
  }

  async removeScratch(name: string): Promise<void> {
    await rm(await this.scratchPath(name), { force: true });
  }

  get #scratch(): string {
    return join(this.#root, 'scratch');
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
