import type { CatalogueShelf } from '../learn/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { correctFacts } from './correct-facts.ts';
import { listAskedQuestions } from './list-asked-questions.ts';
import { listKnownPapers } from './list-known-papers.ts';
import { listMatters } from './list-matters.ts';
import { readMatter } from './read-matter.ts';
import { sayWord } from '../word/index.ts';
import { recordOfHers } from './record-of-hers.ts';

type Mine =
  | 'listMatters'
  | 'readMatter'
  | 'withdrawMatter'
  | 'goOnWithMatter'
  | 'sayWord'
  | 'listAskedQuestions'
  | 'correctFacts'
  | 'listKnownPapers';

export function checkRoutes(book: CodeBook, shelf: CatalogueShelf): RoomHandlers<Mine> {
  return {
    listMatters: async (house, { who }) => listMatters(house, book, shelf, who),
    readMatter: async (house, { who, params }) => readMatter(house, book, shelf, who, params.matterId),
    withdrawMatter: async (house, { who, params, body }) => {
      await recordOfHers(house, book, who, 'withdraw', { matterId: params.matterId, ...body });
      return readMatter(house, book, shelf, who, params.matterId);
    },
    goOnWithMatter: async (house, { who, params, body }) => {
      await recordOfHers(house, book, who, 'go-on', { matterId: params.matterId, ...body });
      return readMatter(house, book, shelf, who, params.matterId);
    },
    listAskedQuestions: async (house, { who, params }) => listAskedQuestions(house, shelf, who, params.matterId),
    correctFacts: async (house, { who, params, body }) => {
      await correctFacts(house, shelf, who, { matterId: params.matterId, ...body });
      return readMatter(house, book, shelf, who, params.matterId);
    },
    sayWord: async (house, { who, params, body }) => sayWord(house, book, who, { matterId: params.matterId, ...body }),
    listKnownPapers: async (house, { who }) => listKnownPapers(house, shelf, who),
  };
}
