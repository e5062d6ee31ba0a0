import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fastifyStatic from '@fastify/static';
import type { FastifyInstance, FastifyReply } from 'fastify';
import { writeServiceWorker } from './write-service-worker.ts';

export interface AppFiles {
  dir: string;
  /** Paths that the app's router knows, by their first part; everything else is a page that does not exist. */
  isAppPath(path: string): boolean;
  /** Written for whoever mistyped an address, with its own policy. */
  notFound: { html: string; policy: string };
  policy: string;
  prefix: string;
  /** A demo's page says so before it has asked anything: every screen wears the band. */
  demo: boolean;
}

/** It fetches the app's own files and the landing page, and nothing else runs in it. */
const workerPolicy = "default-src 'none'; connect-src 'self'";

/** A built app: hashed files for ever, its one page for every path of its router, a friendly 404 for the rest. */
export function serveApp(app: FastifyInstance, files: AppFiles): void {
  const index = join(files.dir, 'index.html');
  const built = existsSync(index) ? readFileSync(index, 'utf8') : undefined;
  const page = files.demo ? built?.replace('<html ', '<html data-demo ') : built;
  app.register(fastifyStatic, {
    root: files.dir,
    prefix: files.prefix,
    index: false,
    preCompressed: true,
    setHeaders: (reply, path) => {
      const hashed = /\.[0-9a-f]{8,}\.\w+(\.(br|gz))?$|\/assets\//.test(path);
      reply.header('cache-control', hashed ? 'public, max-age=31536000, immutable' : 'no-cache');
      reply.header('content-security-policy', files.policy);
    },
  });
  if (page !== undefined) serveWorker(app, files, page);
  if (page !== undefined) app.get(files.prefix, (_request, reply) => sendPage(reply, page, files.policy));
  app.setNotFoundHandler((request, reply) => {
    const path = request.url.split('?')[0]!;
    reply.header('cache-control', 'no-cache');
    if (request.method === 'GET' && page !== undefined && files.isAppPath(path)) return sendPage(reply, page, files.policy);
    if (path.includes('/api/')) return reply.code(404).send({ code: 'not-found', title: '没找着', text: '没有这一页。' });
    return reply
      .code(404)
      .type('text/html; charset=utf-8')
      .header('content-security-policy', files.notFound.policy)
      .send(files.notFound.html);
  });
}

function sendPage(reply: FastifyReply, page: string, policy: string): FastifyReply {
  return reply.type('text/html; charset=utf-8').header('cache-control', 'no-cache').header('content-security-policy', policy).send(page);
}

/** Asked for at every opening of the app: when nothing changed the answer has no body. */
function serveWorker(app: FastifyInstance, files: AppFiles, page: string): void {
  const worker = writeServiceWorker(files.dir, page, files.policy);
  if (!worker) return;
  app.get(`${files.prefix}service-worker.js`, (request, reply) => {
    reply.header('cache-control', 'no-cache').header('content-security-policy', workerPolicy).header('etag', worker.etag);
    if (request.headers['if-none-match'] === worker.etag) return reply.code(304).send();
    return reply.type('text/javascript; charset=utf-8').send(worker.script);
  });
}
