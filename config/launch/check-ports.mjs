import net from 'node:net';
import { Refused } from './refused.mjs';

const patienceMs = 10_000;

/** Refuses while somebody else listens on a port that we need. After a crash it waits for our own to let go. */
export async function checkPorts({ ports, publicHost, afterCrash }) {
  const deadline = Date.now() + (afterCrash ? patienceMs : 0);
  for (const [name, port] of Object.entries(ports)) {
    const host = name === 'public' ? publicHost : '127.0.0.1';
    let problem = await tryToListen(port, host);
    while (problem === 'EADDRINUSE' && Date.now() < deadline) {
      await new Promise((resolve) => setTimeout(resolve, 100));
      problem = await tryToListen(port, host);
    }
    if (!problem) continue;
    throw new Refused(
      `端口 ${port} ${problem === 'EADDRINUSE' ? '被别的程序占着' : `打不开（${problem}）`}：请关掉那个程序，或者换一组端口：npm start -- --port ${ports.public + 100}。`,
      `Port ${port} cannot be used (${problem}): stop the other program or choose other ports with npm start -- --port ${ports.public + 100}.`,
    );
  }
}

function tryToListen(port, host) {
  return new Promise((resolve) => {
    const server = net.createServer();
    server.once('error', (error) => resolve(error.code));
    server.listen({ port, host, exclusive: true }, () => server.close(() => resolve(undefined)));
  });
}
