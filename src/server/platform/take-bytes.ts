import type { IncomingMessage } from 'node:http';
import type { FastifyInstance } from 'fastify';
import { sealedPhotoType, type Route } from '../../contract/route.ts';
import type { House } from './house.ts';
import { Problem } from './problem.ts';

/** Bodies that are no JSON. */
type Bytes = Exclude<NonNullable<Route['body']>, 'sealed'>;

export function isBytes(body: Route['body']): body is Bytes {
  return body !== undefined && body !== 'sealed';
}

/** What is held in memory whole; a table has the rows of a hundred thousand villages. */
const whole = {
  file: { types: ['text/csv', 'application/octet-stream'], bodyLimit: 1024 * 1024 },
  table: { types: ['text/csv', 'application/octet-stream'], bodyLimit: 16 * 1024 * 1024 },
  raw: { types: ['*'], bodyLimit: 64 * 1024 },
} as const;
const photoTypes = ['image/jpeg', 'image/png', 'image/webp', sealedPhotoType];
const runOutBytes = 64 * 1024 * 1024;
const runOutMs = 60_000;

/** A route for bytes takes no JSON, and a route for JSON no bytes: what a handler gets is what the contract says. */
export function takeBytes(scoped: FastifyInstance, house: House, body: Bytes): void {
  scoped.removeAllContentTypeParsers();
  if (body === 'photo') return takePhotos(scoped, house);
  const { types, bodyLimit } = whole[body];
  scoped.addContentTypeParser([...types], { parseAs: 'buffer', bodyLimit }, (_request, bytes, done) => done(null, bytes));
}

/** As a stream: nothing of it is held in memory, and it is read by whoever asked who sends it. */
function takePhotos(scoped: FastifyInstance, { settings }: House): void {
  scoped.addContentTypeParser(photoTypes, (request, payload, done) => {
    if (Number(request.headers['content-length']) > settings.photos.largestBytes) done(new Problem('too-large'));
    else done(null, payload);
  });
  scoped.addHook('onResponse', async (request) => letRunOut(request.raw));
}

/** What still comes after our answer is thrown away for a while, so that the sender gets to read it; then the connection is cut. */
function letRunOut(request: IncomingMessage): void {
  if (request.complete) return;
  let left = runOutBytes;
  const cut = () => request.destroy();
  const tooLong = setTimeout(cut, runOutMs).unref();
  request.on('data', (chunk: Buffer) => {
    left -= chunk.length;
    if (left < 0) cut();
  });
  request.once('close', () => clearTimeout(tooLong));
}
