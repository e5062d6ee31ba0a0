import type { CodeBook } from '../places/index.ts';
import { Problem } from '../platform/problem.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';

export function codesRoutes(
  _book: CodeBook,
): RoomHandlers<'checkCode' | 'staffReissueCode' | 'staffRevokeCode' | 'staffAddAlias' | 'staffEndAlias'> {
  return {
    checkCode: async () => {
      throw new Problem('not-found');
    },
    staffReissueCode: async () => {
      throw new Problem('not-found');
    },
    staffRevokeCode: async () => {
      throw new Problem('not-found');
    },
    staffAddAlias: async () => {
      throw new Problem('not-found');
    },
    staffEndAlias: async () => {
      throw new Problem('not-found');
    },
  };
}
