import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Socket } from 'node:net';
import type { FastifyInstance } from 'fastify';

/**
 * A listener that stops waits for the answers that it is making, and for nobody else. Left to itself it would wait
 * minutes for a connection kept open after its answer, and one on which nothing was ever asked, as browsers open them
 * ahead: Node counts that one as busy until its head is overdue.
 */
export function letGoWhenStopping(app: FastifyInstance): void {
  let state: 'serving' | 'stopping' = 'serving';
  const answersOf = new Map<Socket, number>();
  app.server.on('connection', (socket: Socket) => {
    if (state === 'stopping') return void socket.destroy();
    answersOf.set(socket, 0);
    socket.once('close', () => answersOf.delete(socket));
  });
  app.server.on('request', ({ socket }: IncomingMessage, answer: ServerResponse) => {
    answersOf.set(socket, (answersOf.get(socket) ?? 0) + 1);
    answer.once('close', () => {
      const left = (answersOf.get(socket) ?? 1) - 1;
      if (answersOf.has(socket)) answersOf.set(socket, left);
      if (state === 'stopping' && left === 0) socket.destroySoon();
    });
  });
  app.addHook('preClose', (done) => {
    state = 'stopping';
    for (const [socket, answers] of answersOf) if (answers === 0) socket.destroy();
    done();
  });
  app.addHook('onSend', (_request, reply, payload, done) => {
    if (state === 'stopping') reply.header('connection', 'close');
    done(null, payload);
  });
}
