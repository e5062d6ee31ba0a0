import { promisify } from 'node:util';
import { gzip } from 'node:zlib';
import type { FastifyReply, FastifyRequest } from 'fastify';

const inGzip = promisify(gzip);
/** Bytes; below it a compressed answer saves no packet. */
const worthwhile = 1024;
/** What everybody asks for is the same few texts, a landing page a village and a catalogue a county: each is compressed once. */
const mostKept = 500;
const kept = new Map<string, Buffer>();

/**
 * For answers that are the same for all: a fifth of the bytes at the edge of the network. Never for what is about a
 * person, whose length would then tell of its content.
 */
export async function compressAnswer(request: FastifyRequest, reply: FastifyReply, payload: unknown): Promise<unknown> {
  if (typeof payload !== 'string' || payload.length < worthwhile) return payload;
  reply.header('vary', [reply.getHeader('vary'), 'accept-encoding'].filter(Boolean).join(', '));
  if (!takesGzip(request.headers['accept-encoding'])) return payload;
  const bytes = kept.get(payload) ?? (await inGzip(payload));
  keep(payload, bytes);
  reply.header('content-encoding', 'gzip').removeHeader('content-length');
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
