import { Worker } from 'node:worker_threads';
import type { TableCaps, TableLine, TableLines } from './table-lines.ts';

export type { TableLine, TableLines } from './table-lines.ts';

export type Table = { ok: true; header: string[]; rows: { line: number; cells: Record<string, string> }[] } | { ok: false; why: string };

const mostBytes = 16 * 1024 * 1024;
const mostMilliseconds = 10_000;
const heapMegabytes = 512;
/** An idle thread is kept so long: a desk that tries files tries several. */
const idleMilliseconds = 20_000;
const caps = { columns: 60, cell: 1000, unpacked: 128 * 1024 * 1024, ratio: 100 };

let idle: Worker | undefined;
let ending: NodeJS.Timeout | undefined;
let last: Promise<unknown> = Promise.resolve();

/**
 * The lines of a CSV or XLSX file of somebody else, header included: never evaluated, and what cannot be read for certain is not read
 * at all. Read in a thread of its own with a fence around its time and memory; one file at a time, so that many at once cannot fill the machine.
 */
export async function readTableLines(bytes: Uint8Array, mostRows: number): Promise<TableLines> {
  if (bytes.length > mostBytes) return { ok: false, why: '这个文件超过16兆。请分成几个文件。' };
  const turn = last.then(() => readInThread(bytes, { ...caps, lines: mostRows + 1 }));
  last = turn;
  return turn;
}

/** With the first line as header, and cells by its names. */
export async function readTable(bytes: Uint8Array, mostRows: number): Promise<Table> {
  const read = await readTableLines(bytes, mostRows);
  if (!read.ok) return read;
  const [first, ...rest] = read.lines as [TableLine, ...TableLine[]];
  const header = first.cells.map((cell) => cell.trim());
  const named = header.filter(Boolean);
  if (new Set(named).size < named.length) return { ok: false, why: '表头有两列同名。' };
  return { ok: true, header, rows: rest.map(({ line, cells }) => ({ line, cells: byHeader(header, cells) })) };
}

/** Answers always: a thread that died or was too slow is a file that could not be read. */
async function readInThread(bytes: Uint8Array, given: TableCaps): Promise<TableLines> {
  clearTimeout(ending);
  const worker = idle ?? open();
  idle = undefined;
  worker.ref();
  const answer = await new Promise<TableLines & { died?: true }>((resolve) => {
    const slow = setTimeout(() => resolve({ ok: false, died: true, why: '这个文件读了10秒还没读完。请分成几个文件。' }), mostMilliseconds);
    const settle = (read: TableLines & { died?: true }) => {
      clearTimeout(slow);
      worker.off('message', settle).off('error', die);
      resolve(read);
    };
    const die = (error: Error & { code?: string }) => settle({ ok: false, died: true, why: wordsOfDeath(error.code) });
    worker.on('message', settle).on('error', die);
    worker.postMessage({ bytes, caps: given }, []);
  });
  if ('died' in answer) {
    // A thread may speak up once more while it ends.
    worker.on('error', () => {});
    await worker.terminate();
    return { ok: false, why: (answer as { why: string }).why };
  }
  worker.unref();
  idle = worker;
  ending = setTimeout(() => {
    idle = undefined;
    void worker.terminate();
  }, idleMilliseconds).unref();
  return answer;
}

function open(): Worker {
  return new Worker(new URL('./read-table-in-worker.ts', import.meta.url), {
    execArgv: [],
    resourceLimits: { maxOldGenerationSizeMb: heapMegabytes },
  });
}

function wordsOfDeath(code: string | undefined): string {
  return code === 'ERR_WORKER_OUT_OF_MEMORY' ? '这个文件太大，读不完。请分成几个文件。' : '这个文件读不懂。请重新存一份，再传一次。';
}

function byHeader(header: readonly string[], cells: readonly string[]): Record<string, string> {
  // A header may be called like a property of every object.
  return Object.assign(Object.create(null), Object.fromEntries(header.map((name, at) => [name, cells[at] ?? ''])));
}
