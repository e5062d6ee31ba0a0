import { connect } from 'node:net';

/**
 * Asks addresses of one server in turn, again and again over keep-alive connections, in a process of its own:
 * `load-client seconds connections`, the addresses as JSON on stdin. Reads of an answer how long it is and nothing else, so that it costs
 * less than whatever it measures; prints JSON.
 */
const [seconds, connections] = process.argv.slice(2);
let given = '';
for await (const chunk of process.stdin) given += String(chunk);
const urls = (JSON.parse(given) as string[]).map((url) => new URL(url));
const { hostname, port } = urls[0]!;
const requests = urls.map(({ pathname, host }) => Buffer.from(`GET ${pathname} HTTP/1.1\r\nhost: ${host}\r\naccept: */*\r\n\r\n`));

let asked = 0;
let answers = 0;
let stopped = false;

function work(): Promise<void> {
  return new Promise((resolve, reject) => {
    const ask = () => socket.write(requests[asked++ % requests.length]!);
    const socket = connect(Number(port), hostname, ask);
    let missing = 0;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      missing = (missing === 0 ? lengthOf(chunk) : missing) - chunk.length;
      if (missing > 0) return;
      answers += 1;
      if (stopped) socket.end();
      else ask();
    });
    socket.on('error', reject);
    socket.on('close', () => resolve());
  });
}

/** Of the whole answer, by its head. */
function lengthOf(first: Buffer): number {
  const end = first.indexOf('\r\n\r\n');
  const head = first.toString('latin1', 0, end);
  const body = /^content-length: (\d+)$/im.exec(head)?.[1];
  if (!head.startsWith('HTTP/1.1 200 ') || !body) throw new Error(`not an answer to measure: ${head}`);
  return end + 4 + Number(body);
}

const began = performance.now();
setTimeout(() => (stopped = true), Number(seconds) * 1000);
await Promise.all(Array.from({ length: Number(connections) }, work));
process.stdout.write(JSON.stringify({ perSecond: answers / ((performance.now() - began) / 1000), answers }));
