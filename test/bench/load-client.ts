import { connect } from 'node:net';

/**
 * Asks one address again and again over keep-alive connections, in a process of its own: `load-client URL seconds connections`.
 * Counts bytes instead of parsing, so that it costs less than whatever it measures; prints JSON.
 */
const [url, seconds, connections] = process.argv.slice(2);
const { hostname, port, pathname, host } = new URL(url!);
const request = Buffer.from(`GET ${pathname} HTTP/1.1\r\nhost: ${host}\r\naccept: */*\r\n\r\n`);

/** Every answer to the same question is equally long: the first one tells how long. */
let answerBytes = 0;
let answers = 0;
let stopped = false;

function work(): Promise<void> {
  return new Promise((resolve, reject) => {
    const socket = connect(Number(port), hostname, () => socket.write(request));
    let received = 0;
    socket.setNoDelay(true);
    socket.on('data', (chunk: Buffer) => {
      received += chunk.length;
      answerBytes ||= lengthOf(chunk);
      if (received < answerBytes) return;
      received -= answerBytes;
      answers += 1;
      if (stopped) socket.end();
      else socket.write(request);
    });
    socket.on('error', reject);
    socket.on('close', () => resolve());
  });
}

function lengthOf(first: Buffer): number {
  const end = first.indexOf('\r\n\r\n');
  const head = first.subarray(0, end).toString('latin1');
  const body = /^content-length: (\d+)$/im.exec(head)?.[1];
  if (!head.startsWith('HTTP/1.1 200 ') || !body) throw new Error(`not an answer to measure: ${head}`);
  return end + 4 + Number(body);
}

const began = performance.now();
setTimeout(() => (stopped = true), Number(seconds) * 1000);
await Promise.all(Array.from({ length: Number(connections) }, work));
process.stdout.write(JSON.stringify({ perSecond: answers / ((performance.now() - began) / 1000), answers }));
