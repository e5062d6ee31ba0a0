import type { CodeBook } from '../../places/index.ts';
import { Problem } from '../../platform/problem.ts';
import type { RoomHandlers } from '../../platform/serve-routes.ts';

export function miniCodeRoutes(_book: CodeBook): RoomHandlers<'staffReadMiniCode' | 'staffReadWechatRule'> {
  return {
    staffReadMiniCode: async () => {
      throw new Problem('not-found');
    },
    staffReadWechatRule: async () => {
      throw new Problem('not-found');
    },
  };
}
