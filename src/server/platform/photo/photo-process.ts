import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { photoAnswers, type PhotoAnswer, type RedrawOptions } from './answers.ts';
import { readFrames, writeFrame } from './frames.ts';

export interface ProcessLimits extends RedrawOptions {
  /** Of a photo, going in and coming out. */
  largestBytes: number;
  /** For one photo. */
  ms: number;
  megabytes: number;
}

export type PhotoRefusal = Exclude<PhotoAnswer, 'redrawn'> | 'too-slow' | 'too-much-memory' | 'crashed';

/** Why there is no new photo; about this photo alone. */
export class PhotoRefused extends Error {
  readonly why: PhotoRefusal;

  constructor(why: PhotoRefusal) {
    super(why);
    this.why = why;
  }
}

const looksAtMemoryEveryMs = 25;
const here = fileURLToPath(new URL('.', import.meta.url));
/** Wherever the packages of this installation lie. */
const packages = createRequire(import.meta.url)
  .resolve('sharp')
  .split(`${sep}sharp${sep}`)[0]!;

const flags = [
  // No file but these two folders, no process, no thread. Addons are what the library is.
  '--permission',
  '--allow-addons',
  `--allow-fs-read=${here}`,
  `--allow-fs-read=${packages}`,
  '--no-warnings',
  '--max-old-space-size=128',
];

/** One process that reads photos, one at a time. Whatever ends it, ends one photo. */
export class PhotoProcess {
  readonly #limits: ProcessLimits;
  readonly #child: ChildProcessWithoutNullStreams;
  #end: (how: PhotoRefusal | Buffer) => void = () => {};
  #state: 'alive' | 'ended' = 'alive';

  constructor(limits: ProcessLimits) {
    this.#limits = limits;
    const { longestSide, quality, largestBytes } = limits;
    const options = JSON.stringify({ longestSide, quality, largestBytes });
    this.#child = spawn(process.execPath, [...flags, join(here, 'redraw-process.ts'), options], {
      // The library would write a large picture beside it, plain, instead of keeping it in memory.
      env: { VIPS_DISC_THRESHOLD: '4g' },
      stdio: ['pipe', 'pipe', 'ignore'],
    }) as unknown as ChildProcessWithoutNullStreams;
    const gone = () => {
      this.#state = 'ended';
      this.#end('crashed');
    };
    this.#child.once('error', gone);
    this.#child.once('exit', gone);
    // Written to after it ended: its end is what tells.
    this.#child.stdin.on('error', () => {});
    readFrames(this.#child.stdout, {
      largestBytes,
      onFrame: ({ kind, bytes }) => {
        const answer = photoAnswers[kind] ?? 'broken';
        this.#end(answer === 'redrawn' ? bytes : answer);
      },
      onTooLarge: () => this.stop(),
    });
  }

  get pid(): number | undefined {
    return this.#child.pid;
  }

  get state(): 'alive' | 'ended' {
    return this.#state;
  }

  /**
   * @throws PhotoRefused
   */
  async redraw(photo: Buffer): Promise<Buffer> {
    const killFor = (why: PhotoRefusal) => {
      this.stop();
      this.#end(why);
    };
    const tooSlow = setTimeout(() => killFor('too-slow'), this.#limits.ms);
    const watch = setInterval(() => {
      if (this.#residentMegabytes() > this.#limits.megabytes) killFor('too-much-memory');
    }, looksAtMemoryEveryMs);
    try {
      const outcome = await new Promise<PhotoRefusal | Buffer>((resolve) => {
        this.#end = resolve;
        if (this.#state === 'ended') resolve('crashed');
        else writeFrame(this.#child.stdin, { kind: 0, bytes: photo });
      });
      if (typeof outcome === 'string') throw new PhotoRefused(outcome);
      return outcome;
    } finally {
      this.#end = () => {};
      clearTimeout(tooSlow);
      clearInterval(watch);
    }
  }

  stop(): void {
    this.#state = 'ended';
    this.#child.kill('SIGKILL');
  }

  /** On Linux; elsewhere the caps on dots and bytes stand alone. */
  #residentMegabytes(): number {
    if (process.platform !== 'linux' || this.#child.pid === undefined) return 0;
    try {
      const kilobytes = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${this.#child.pid}/status`, 'utf8'))?.[1] ?? '0';
      return Number(kilobytes) / 1024;
    } catch {
      // It ended between two looks, which `exit` tells.
      return 0;
    }
  }
}
