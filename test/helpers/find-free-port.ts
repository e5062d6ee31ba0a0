import { createServer } from 'node:net';

/*
 * Below the range from which systems hand out ports by themselves (32768 and up on Linux): a server that stops and comes back
 * to its address must not find some connection of a test beside it there. Each worker of vitest has a part of its own.
 */
const lowest = 20_000;
const part = 3_000;
const workers = 4;
const from = lowest + (Number(process.env['VITEST_POOL_ID'] ?? 0) % workers) * part;
let next = Math.floor(Math.random() * part);

/** A port at which, and at each distance named from which, nobody listens; never the same twice. */
export async function findFreePort(distances: readonly number[] = [0]): Promise<number> {
  const reach = Math.max(...distances) + 1;
  for (;;) {
    if (next + reach > part) next = 0;
    const port = from + next;
    next += reach;
    const taken = await Promise.all(distances.map((distance) => isTaken(port + distance)));
    if (!taken.includes(true)) return port;
  }
}

export function isTaken(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer().once('error', () => resolve(true));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(false)));
  });
}
