import { describeApi } from './describe-api.ts';
import { Problem } from './problem.ts';
import { readMetrics } from './read-metrics.ts';
import type { RoomHandlers } from './serve-routes.ts';

/** What operators and machines ask; none of it is for families. */
export function platformRoutes(): RoomHandlers<'describeApi' | 'describeInternalApi' | 'live' | 'ready' | 'metrics'> {
  return {
    describeApi: async (house) => describeApi(['public', 'citizen'], house.settings.origin),
    describeInternalApi: async (house) => describeApi(['vendor', 'operator'], house.settings.origin),
    live: async () => ({}),
    ready: async (house) => {
      const deployment = await house.db
        .selectFrom('deployment')
        .select('canary')
        .executeTakeFirst()
        .catch(() => undefined);
      if (!deployment || !house.vault.opensCanary(deployment.canary))
        throw new Problem('try-again-later', { because: 'database or keys do not answer' });
      return {};
    },
    metrics: async (house, { reply }) => {
      reply.type('text/plain; version=0.0.4');
      return readMetrics(house);
    },
  };
}
