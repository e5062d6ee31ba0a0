import type { IncomingMessage } from 'node:http';

const largestBody = 10 * 1024 * 1024;

/** @throws when the body is larger than 10 MB */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > largestBody) throw new Error('RequestSizeLimitExceeded: more than 10 MB');
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}
