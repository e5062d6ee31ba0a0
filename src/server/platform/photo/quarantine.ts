import { createHash, randomBytes } from 'node:crypto';
import { mkdir, open, readdir, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { Readable } from 'node:stream';
import type { Clock } from '../clock.ts';
import { Problem } from '../problem.ts';
import { PassingSeal } from '../vault-passing.ts';

/** A photo of 300 KB on the worst line takes minutes; nothing at all for a minute is no line. */
const silenceMs = 60_000;
const wholeMs = 10 * 60_000;
const firstBytes = 16;

export interface Quarantined {
  sha256: string;
  bytes: number;
  /** The first few, by which its kind is known. */
  first: Buffer;
  /** The bytes as they came. */
  read(): Promise<Buffer>;
  remove(): Promise<void>;
}

/**
 * Where a photo lies that nobody has looked at: sealed under a key of this process, in a folder of its own, never whole in memory while
 * it comes. Names carry the hour they were born in, so that whoever sweeps needs no other record.
 */
export class Quarantine {
  readonly #root: string;
  readonly #clock: Clock;

  constructor(filesDir: string, clock: Clock) {
    this.#root = join(filesDir, 'quarantine');
    this.#clock = clock;
  }

  /**
   * Writes down what comes, counting; leaves nothing where it is refused or breaks off.
   * @throws Problem too-large, or paper-damaged where the sender went away
   */
  async hold(body: Readable, largestBytes: number): Promise<Quarantined> {
    await mkdir(this.#root, { recursive: true, mode: 0o700 });
    const path = join(this.#root, `${this.#clock.now().getTime()}-${randomBytes(12).toString('hex')}`);
    const seal = new PassingSeal();
    const remove = () => rm(path, { force: true });
    try {
      const counted = await write(body, { path, seal, largestBytes });
      return { ...counted, read: async () => seal.open(await readFile(path)), remove };
    } catch (error) {
      await remove();
      throw error;
    }
  }

  /** Throws away what processes that died left behind. */
  async sweep(bornBefore: Date): Promise<void> {
    const names = await readdir(this.#root).catch((error: NodeJS.ErrnoException) => {
      if (error.code === 'ENOENT') return [];
      throw error;
    });
    for (const name of names) {
      const born = /^(\d{13,15})-[0-9a-f]{24}$/.exec(name)?.[1];
      if (born !== undefined && Number(born) < bornBefore.getTime()) await rm(join(this.#root, name), { force: true });
    }
  }
}

async function write(
  body: Readable,
  { path, seal, largestBytes }: { path: string; seal: PassingSeal; largestBytes: number },
): Promise<Pick<Quarantined, 'sha256' | 'bytes' | 'first'>> {
  const hash = createHash('sha256');
  let bytes = 0;
  let first = Buffer.alloc(0);
  const giveUp = () => body.destroy(new Error('the sender went silent'));
  const silence = setTimeout(giveUp, silenceMs);
  const whole = setTimeout(giveUp, wholeMs);
  const file = await open(path, 'wx', 0o600);
  try {
    for await (const chunk of piecesOf(body)) {
      silence.refresh();
      bytes += chunk.length;
      if (bytes > largestBytes) throw new Problem('too-large');
      hash.update(chunk);
      if (first.length < firstBytes) first = Buffer.concat([first, chunk.subarray(0, firstBytes)]);
      await file.writeFile(seal.sealNext(chunk));
    }
  } finally {
    clearTimeout(silence);
    clearTimeout(whole);
    await file.close();
  }
  return { sha256: hash.digest('hex'), bytes, first };
}

/** Not destroyed where we stop early: the connection still has to carry our answer. */
async function* piecesOf(body: Readable): AsyncGenerator<Buffer> {
  try {
    for await (const chunk of body.iterator({ destroyOnReturn: false })) yield chunk as Buffer;
  } catch (error) {
    throw new Problem('paper-damaged', { because: `cut: ${(error as NodeJS.ErrnoException).code ?? 'no reason given'}` });
  }
}
