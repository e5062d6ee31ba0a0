import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';

export interface Load {
  perSecond: number;
  /** Processor time of the measured process for one request; what other programs do at the same time hardly shows in it. */
  cpuMicros: number;
}

/** One load on one address, or on several of one server in turn; `pid` is the process that answers there. */
export async function load(
  urls: string | string[],
  pid: number,
  { seconds, connections }: { seconds: number; connections: number },
): Promise<Load> {
  const before = cpuSeconds(pid);
  const client = spawn(process.execPath, ['test/bench/load-client.ts', String(seconds), String(connections)], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  client.stdin.end(JSON.stringify([urls].flat()));
  let said = '';
  client.stdout.on('data', (chunk: Buffer) => (said += chunk));
  const [code] = (await once(client, 'exit')) as [number];
  if (code !== 0) throw new Error('the load client failed');
  const { perSecond, answers } = JSON.parse(said) as { perSecond: number; answers: number };
  return { perSecond, cpuMicros: ((cpuSeconds(pid) - before) * 1e6) / answers };
}

/** User and system time so far; not known outside Linux. */
export function cpuSeconds(pid: number): number {
  try {
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ');
    return (Number(fields[11]) + Number(fields[12])) / 100;
  } catch {
    return Number.NaN;
  }
}

/** Starts one of the bench's own servers and waits for the port it says. */
export async function startListening(
  script: string,
  args: string[],
  { input = '', env = {} }: { input?: string; env?: Record<string, string> } = {},
): Promise<{ url: string; child: ChildProcess }> {
  const child = spawn(process.execPath, [script, ...args], {
    env: { PATH: process.env['PATH'] ?? '', ...env },
    stdio: ['pipe', 'pipe', 'ignore'],
  });
  child.stdin.end(input);
  const [said] = (await once(child.stdout, 'data')) as [Buffer];
  return { url: `http://127.0.0.1:${/listening (\d+)/.exec(said.toString())![1]}`, child };
}

export async function stopListening(child: ChildProcess): Promise<void> {
  const gone = once(child, 'exit');
  child.kill('SIGKILL');
  await gone;
}

/** A small table for a person. */
export function printTable(title: string, rows: Record<string, string | number>[]): void {
  console.log(`\n${title}`);
  const names = Object.keys(rows[0] ?? {});
  const widths = names.map((name) => Math.max(name.length, ...rows.map((row) => String(row[name]).length)));
  const line = (cells: (string | number)[]) =>
    cells.map((cell, at) => (typeof cell === 'number' ? String(cell).padStart(widths[at]!) : cell.padEnd(widths[at]!))).join('  ');
  console.log(line(names));
  for (const row of rows) console.log(line(names.map((name) => row[name]!)));
}

export function round(value: number, digits = 0): number {
  return Number(value.toFixed(digits));
}

/** The middle one. */
export function median(values: number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)]!;
}
