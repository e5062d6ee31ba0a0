import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { sendJson } from './send-json.ts';

export interface OpenServer {
  url: string;
  /** Cuts whoever is still connected. */
  close(): Promise<void>;
}

/**
 * Listens and hands every request to `answer`; what that throws is answered as 400 with its words.
 * @param port 0 takes any free port
 * @throws as the system says, such as EADDRINUSE
 */
export async function openServer(
  { host, port }: { host: string; port: number },
  answer: (request: IncomingMessage, response: ServerResponse) => Promise<void>,
): Promise<OpenServer> {
  const server = createServer((request, response) => {
    answer(request, response).catch((error: Error) => {
      if (!response.headersSent) sendJson(response, 400, { message: error.message });
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, resolve);
  });
  const address = server.address();
  const listening = typeof address === 'object' && address ? address.port : port;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${listening}`,
    async close() {
      const closed = new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await closed;
    },
  };
}
