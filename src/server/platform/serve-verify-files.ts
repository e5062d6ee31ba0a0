import type { FastifyInstance } from 'fastify';
import type { VerifyFile } from './settings.ts';

/**
 * WeChat looks for its file in the last folder that a rule names, `/m/`, or at the root of the host. Not a row of the
 * contract: the names are WeChat's, known when the server starts, and at the root where no door of ours is. A path each and
 * no folder, so that every other name under `/m/` stays a village code.
 */
export function serveVerifyFiles(app: FastifyInstance, files: readonly VerifyFile[]): void {
  for (const { name, bytes } of files) {
    for (const path of [`/${name}`, `/m/${name}`]) {
      app.get(path, (_request, reply) => reply.type('text/plain').header('cache-control', 'no-cache').send(bytes));
    }
  }
}
