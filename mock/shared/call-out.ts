import { Agent as HttpAgent, request as httpRequest } from 'node:http';
import { Agent as HttpsAgent, request as httpsRequest } from 'node:https';

// Own agents: the global ones may be diverted to a proxy by the environment.
const agents = { 'http:': new HttpAgent(), 'https:': new HttpsAgent() };

export interface CallOut {
  method: 'GET' | 'POST';
  /** Sent as application/json. */
  body?: string;
  /** Milliseconds */
  answerWithin: number;
  signal: AbortSignal;
}

/**
 * One HTTP call to the product.
 * @throws when nobody answers in time
 */
export function callOut(url: string, { method, body, answerWithin, signal }: CallOut): Promise<{ status: number; body: string }> {
  const secure = new URL(url).protocol === 'https:';
  return new Promise((resolve, reject) => {
    const options = {
      method,
      headers: body === undefined ? {} : { 'content-type': 'application/json' },
      timeout: answerWithin,
      signal,
      agent: agents[secure ? 'https:' : 'http:'],
    };
    const request = (secure ? httpsRequest : httpRequest)(url, options, (response) => {
      const chunks: Buffer[] = [];
      response.on('data', (chunk: Buffer) => chunks.push(chunk));
      response.on('error', reject);
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: Buffer.concat(chunks).toString() }));
    });
    request.on('timeout', () => request.destroy(new Error(`no answer in ${answerWithin} ms`)));
    request.on('error', reject);
    request.end(body);
  });
}
