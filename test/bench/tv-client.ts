import { connect } from 'node:net';

/**
 * Opens one code as a village does whose code was just shown on television: `tv-client ORIGIN CODE seconds perSecond connections`.
 * Openings come when they come, whether the last one was answered or not: three in ten of a second's within its first tenth, the others
 * evenly. A time is counted from when it came, also while it waits for a free line, so that a server that falls behind cannot hide it.
 * Raw bytes over keep-alive connections, by turns the page and what the app asks, compressed as every phone takes it; prints JSON.
 */
const [origin, code, seconds, perSecond, connections] = process.argv.slice(2);
const { hostname, port, host } = new URL(origin!);
const paths = [`/m/${code}`, `/api/codes/${code}`];
const requests = paths.map((path) => Buffer.from(`GET ${path} HTTP/1.1\r\nhost: ${host}\r\naccept: */*\r\naccept-encoding: gzip\r\n\r\n`));
const inBurst = 0.3;
const burstMs = 100;

interface Opening {
  path: number;
  dueAt: number;
}
const waiting: Opening[] = [];
const free: Line[] = [];
const times: number[] = [];
const statuses: Record<string, number> = {};
const bytes = paths.map(() => ({ answers: 0, bytes: 0 }));
let asked = 0;

class Line {
  readonly #socket = connect(Number(port), hostname);
  #opening: Opening | undefined;
  #received: Buffer[] = [];
  #length = 0;
  #whole = 0;

  constructor() {
    this.#socket.setNoDelay(true);
    this.#socket.on('connect', () => this.#take());
    this.#socket.on('data', (chunk: Buffer) => this.#read(chunk));
  }

  open(opening: Opening): void {
    this.#opening = opening;
    this.#socket.write(requests[opening.path]!);
  }

  end(): void {
    this.#socket.destroy();
  }

  #take(): void {
    const next = waiting.shift();
    if (next) this.open(next);
    else free.push(this);
  }

  #read(chunk: Buffer): void {
    this.#received.push(chunk);
    this.#length += chunk.length;
    if (this.#whole === 0) {
      const so = Buffer.concat(this.#received).toString('latin1');
      const end = so.indexOf('\r\n\r\n');
      if (end < 0) return;
      const status = so.slice(9, 12);
      statuses[status] = (statuses[status] ?? 0) + 1;
      this.#whole = end + 4 + Number(/^content-length: (\d+)$/im.exec(so.slice(0, end))?.[1] ?? 0);
    }
    if (this.#length < this.#whole) return;
    const { path, dueAt } = this.#opening!;
    times.push(performance.now() - dueAt);
    bytes[path]!.answers += 1;
    bytes[path]!.bytes += this.#length;
    [this.#received, this.#length, this.#whole] = [[], 0, 0];
    this.#take();
  }
}

/** How many are due by then, in milliseconds from the beginning. */
function dueBy(ms: number): number {
  const [whole, rest] = [Math.floor(ms / 1000), ms % 1000];
  const part = rest < burstMs ? (rest / burstMs) * inBurst : inBurst + ((rest - burstMs) / (1000 - burstMs)) * (1 - inBurst);
  return Math.min(Math.floor((whole + part) * Number(perSecond)), Number(seconds) * Number(perSecond));
}

const lines = Array.from({ length: Number(connections) }, () => new Line());
const began = performance.now();
await new Promise<void>((done) => {
  const timer = setInterval(() => {
    const now = performance.now();
    for (const due = dueBy(now - began); asked < due; asked += 1) {
      const opening = { path: asked % paths.length, dueAt: now };
      const line = free.pop();
      if (line) line.open(opening);
      else waiting.push(opening);
    }
    const late = now - began > Number(seconds) * 1000 + 60_000;
    if (late || times.length >= Number(seconds) * Number(perSecond)) {
      clearInterval(timer);
      done();
    }
  }, 2);
});
for (const line of lines) line.end();
const sorted = times.toSorted((a, b) => a - b);
const at = (share: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? Number.NaN;
process.stdout.write(
  JSON.stringify({
    asked,
    answered: times.length,
    statuses,
    ms: { p50: at(0.5), p99: at(0.99), max: at(1) },
    pageBytes: bytes[0]!.bytes / bytes[0]!.answers,
    appBytes: bytes[1]!.bytes / bytes[1]!.answers,
    seconds: (performance.now() - began) / 1000,
  }),
);
