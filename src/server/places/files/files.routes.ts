import type { CodeBook } from '../code-book.ts';
import { Problem } from '../../platform/problem.ts';
import type { RoomHandlers } from '../../platform/serve-routes.ts';

export function placesFileRoutes(
  _book: CodeBook,
): RoomHandlers<
  | 'staffListPlacesFiles'
  | 'staffTryPlacesFile'
  | 'staffReadPlacesFile'
  | 'staffConfirmPlacesFile'
  | 'staffDropPlacesFile'
  | 'staffReadCountyCard'
  | 'staffSetCountyCard'
> {
  return {
    staffListPlacesFiles: async () => {
      throw new Problem('not-found');
    },
    staffTryPlacesFile: async () => {
      throw new Problem('not-found');
    },
    staffReadPlacesFile: async () => {
      throw new Problem('not-found');
    },
    staffConfirmPlacesFile: async () => {
      throw new Problem('not-found');
    },
    staffDropPlacesFile: async () => {
      throw new Problem('not-found');
    },
    staffReadCountyCard: async () => {
      throw new Problem('not-found');
    },
    staffSetCountyCard: async () => {
      throw new Problem('not-found');
    },
  };
}
