import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { decryptPush, signPush } from '../../mock/wechat/push-crypto.ts';
import { appId } from './open-wechat-stand-in.ts';

export const pushToken = 'inventedPushToken';
export const encodingAesKey = 'inventedKey'.padEnd(43, '0');

interface Push {
  event: Record<string, unknown>;
  query: Record<string, string>;
  /** As it came: no two pushes look the same. */
  encrypted: string;
}

/**
 * A county that takes pushes in the secure mode: whatever is not signed or encrypted as it should be is answered 403.
 * `answers` are given in turn, then success; `hang` never answers.
 */
export async function openPushTaker(answers: ('hang' | { status: number; body: string })[] = []) {
  const pushes: Push[] = [];
  let verified = 0;
  const server = createServer((request, response) => {
    const url = new URL(request.url ?? '/', 'http://county');
    const query = Object.fromEntries(url.searchParams);
    const { signature, msg_signature, timestamp = '', nonce = '', echostr } = query;
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      if (signature !== signPush(pushToken, timestamp, nonce)) return void response.writeHead(403).end('signature');
      if (request.method === 'GET') {
        verified++;
        return void response.end(echostr);
      }
      const { Encrypt } = JSON.parse(Buffer.concat(chunks).toString()) as { Encrypt: string };
      if (msg_signature !== signPush(pushToken, timestamp, nonce, Encrypt)) return void response.writeHead(403).end('msg_signature');
      const event = JSON.parse(decryptPush(Encrypt, { encodingAesKey, appId })) as Record<string, unknown>;
      pushes.push({ event, query, encrypted: Encrypt });
      const answer = answers.shift() ?? { status: 200, body: 'success' };
      if (answer !== 'hang') response.writeHead(answer.status).end(answer.body);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/vendor/wechat`,
    pushes,
    verified: () => verified,
    close() {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}
