import type { CatalogueShelf } from '../learn/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { listMatters } from './list-matters.ts';
import { readMatter } from './read-matter.ts';
import { withdrawMatter } from './withdraw-matter.ts';

export function checkRoutes(book: CodeBook, shelf: CatalogueShelf): RoomHandlers<'listMatters' | 'readMatter' | 'withdrawMatter'> {
  return {
    listMatters: async (house, { who }) => listMatters(house, book, shelf, who),
    readMatter: async (house, { who, params }) => readMatter(house, book, shelf, who, params.matterId),
    withdrawMatter: async (house, { who, params, body }) => {
      await withdrawMatter(house, book, who, { matterId: params.matterId, ...body });
      return readMatter(house, book, shelf, who, params.matterId);
    },
  };
}
