import { randomBytes } from 'node:crypto';
import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** Where sealed files lie: a disk, or a store of the county's. */
export interface Keeper {
  /** For good before it answers. */
  keep(sealed: Buffer, name: string): Promise<void>;
  read(name: string): Promise<Buffer>;
  /** Also what a process that died left of it half-way. What is not there is removed already. */
  remove(name: string): Promise<void>;
}

/** Sealed bytes by name, and the folder in which files are made. Names are random and say nothing; what comes in is sealed already. */
export class Files {
  readonly #root: string;
  readonly #keeper: Keeper;

  /** `root`: where files are made; the keeper may keep elsewhere. */
  constructor(root: string, keeper: Keeper) {
    this.#root = root;
    this.#keeper = keeper;
  }

  /** For whoever writes down a name before the file is there, so that a file kept by a process that died next is not nobody's. */
  newName(): string {
    return randomBytes(20).toString('hex');
  }

  /** Kept for good before its name is given back. */
  async keep(sealed: Buffer, name = this.newName()): Promise<string> {
    await this.#keeper.keep(sealed, name);
    return name;
  }

  async read(name: string): Promise<Buffer> {
    return this.#keeper.read(name);
  }

  async remove(name: string): Promise<void> {
    await this.#keeper.remove(name);
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
}

/** Folder and name, the same for every keeper. */
export function placeOfFile(name: string): string {
  if (!/^[0-9a-f]{40}$/.test(name)) throw new Error('not a file name of this store');
  return `${name.slice(0, 2)}/${name}`;
}
