import { promisify } from 'node:util';
import { gzip, gzipSync } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { isWritten, type WrittenAnswer } from './written-answer.ts';

const inGzip = promisify(gzip);
/** Bytes; below it a compressed answer saves no packet. */
const worthwhile = 1024;
/** What everybody asks for is the same few texts, a catalogue a county: each is compressed once. */
const mostKept = 500;
const kept = new Map<string, Buffer>();
const keptOfWritten = new WeakMap<WrittenAnswer, Buffer>();

/**
 * For answers that are the same for all: a fifth of the bytes at the edge of the network. Never for what is about a
 * person, whose length would then tell of its content. A page in bytes that are not written for many is one paper's: compressed, not kept.
 */
export function compressAnswer(
  request: FastifyRequest,
  reply: FastifyReply,
  payload: unknown,
  done: (error: Error | null, payload?: unknown) => void,
): void {
  if (!isWords(payload, reply) || payload.length < worthwhile) return done(null, payload);
  reply.header('vary', [reply.getHeader('vary'), 'accept-encoding'].filter(Boolean).join(', '));
  if (!takesGzip(request.headers['accept-encoding'])) return done(null, payload);
  const give = (bytes: Buffer) => {
    reply.header('content-encoding', 'gzip').removeHeader('content-length');
    done(null, bytes);
  };
  if (isWritten(payload)) return give(packWritten(payload));
  (typeof payload === 'string' ? packText(payload) : inGzip(payload)).then(give, done);
}

/** A picture or a sheet to print is compressed already. */
function isWords(payload: unknown, reply: FastifyReply): payload is string | Buffer {
  if (typeof payload === 'string' || isWritten(payload)) return true;
  return Buffer.isBuffer(payload) && String(reply.getHeader('content-type')).startsWith('text/html');
}

async function packText(payload: string): Promise<Buffer> {
  const bytes = kept.get(payload) ?? (await inGzip(payload));
  keep(payload, bytes);
  return bytes;
}

/** In the same turn, so that a whole village opening the page at once has it compressed once; it takes a third of a millisecond. */
function packWritten(payload: WrittenAnswer): Buffer {
  let bytes = keptOfWritten.get(payload);
  if (!bytes) keptOfWritten.set(payload, (bytes = gzipSync(payload)));
  return bytes;
}

/** The one kept longest without being asked for makes room. */
function keep(payload: string, bytes: Buffer): void {
  kept.delete(payload);
  const [oldest] = kept.keys();
  if (kept.size >= mostKept && oldest !== undefined) kept.delete(oldest);
  kept.set(payload, bytes);
}

function takesGzip(accepted: string | string[] | undefined): boolean {
  return /(^|[\s,])gzip(?!\s*;\s*q=0(\.0*)?\s*(,|$))/.test(String(accepted ?? ''));
}
