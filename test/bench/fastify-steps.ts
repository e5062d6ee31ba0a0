import Fastify, { type FastifyInstance } from 'fastify';
import type { AddressInfo } from 'node:net';
import { OpenedCode } from '../../src/contract/qr.contract.ts';
import { routes } from '../../src/contract/routes.ts';
import { routeSchemas } from '../../src/contract/route-schemas.ts';
import { buildApp } from '../../src/server/app.ts';
import { openLog, type Log } from '../../src/server/platform/log.ts';
import { openHouse } from '../../src/server/platform/open-house.ts';
import { readSettings } from '../../src/server/platform/settings.ts';

/** The county's server put together piece by piece: `fastify-steps N` holds the first N pieces. The body to answer comes as JSON on stdin. */
const step = Number(process.argv[2]);
let given = '';
for await (const chunk of process.stdin) given += String(chunk);
const opened = JSON.parse(given) as OpenedCode;

const silent = { info: () => {}, warn: () => {}, error: () => {} } as unknown as Log;
const app = step < 5 ? pieces() : await county(step === 5 ? silent : openLog());
await app.listen({ host: '127.0.0.1', port: 0 });
process.stdout.write(`listening ${(app.server.address() as AddressInfo).port}\n`);

function pieces(): FastifyInstance {
  const fastify = step >= 1 ? Fastify({ genReqId: () => crypto.randomUUID() }) : Fastify();
  if (step >= 4) {
    fastify.addHook('onSend', (_request, reply, payload, done) => {
      reply.header('x-content-type-options', 'nosniff');
      reply.header('referrer-policy', 'no-referrer');
      if (!reply.hasHeader('content-security-policy'))
        reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
      done(null, payload);
    });
  }
  const schema = {
    ...(step >= 2 ? { params: routeSchemas.openCode.params } : {}),
    ...(step >= 3 ? { response: { '2xx': OpenedCode } } : {}),
  };
  fastify.route({
    method: 'GET',
    url: routes.openCode.path,
    schema,
    handler: async (_request, reply) => {
      reply.header('cache-control', 'public, max-age=60');
      if (step >= 3) return opened;
      return reply.type('application/json; charset=utf-8').send(given);
    },
  });
  return fastify;
}

async function county(log: Log): Promise<FastifyInstance> {
  const house = await openHouse(readSettings(), { log });
  return (await buildApp(house, { work: false })).listeners.public!;
}
