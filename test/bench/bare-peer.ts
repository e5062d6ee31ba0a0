import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** Bare node:http that answers everything with the same bytes as the county: the most this machine can do. Body and headers come as JSON on stdin. */
let given = '';
for await (const chunk of process.stdin) given += String(chunk);
const { body, headers } = JSON.parse(given) as { body: string; headers: Record<string, string> };
const server = createServer((_request, response) => {
  response.writeHead(200, headers);
  response.end(body);
});
server.listen(0, '127.0.0.1', () => process.stdout.write(`listening ${(server.address() as AddressInfo).port}\n`));
