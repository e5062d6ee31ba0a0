import type { CodeBook } from '../places/index.ts';
import { Problem } from '../platform/problem.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';

export function posterRoutes(
  _book: CodeBook,
): RoomHandlers<
  | 'staffListPosterJobs'
  | 'staffAskPosters'
  | 'staffReadPosterJob'
  | 'staffCancelPosterJob'
  | 'staffDownloadPosters'
  | 'staffDownloadPosterManifest'
> {
  return {
    staffListPosterJobs: async () => {
      throw new Problem('not-found');
    },
    staffAskPosters: async () => {
      throw new Problem('not-found');
    },
    staffReadPosterJob: async () => {
      throw new Problem('not-found');
    },
    staffCancelPosterJob: async () => {
      throw new Problem('not-found');
    },
    staffDownloadPosters: async () => {
      throw new Problem('not-found');
    },
    staffDownloadPosterManifest: async () => {
      throw new Problem('not-found');
    },
  };
}
