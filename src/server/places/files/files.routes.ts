import { placesOf, type StaffScope } from '../../platform/scope.ts';
import { Problem } from '../../platform/problem.ts';
import type { RoomHandlers } from '../../platform/serve-routes.ts';
import type { CodeBook } from '../code-book.ts';
import { confirmFile } from './confirm-file.ts';
import { readCountyCard, setCountyCard } from './county-card.ts';
import { dropFile } from './drop-file.ts';
import type { Covers } from './judge-file.ts';
import { listFiles } from './list-files.ts';
import { tryFile } from './try-file.ts';
import { viewFile } from './view-file.ts';

/** `covers`: whether the posters' fonts have a character; who cannot print a name does not take it in. */
export function placesFileRoutes(
  book: CodeBook,
  covers: Covers,
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
    staffListPlacesFiles: async (house, { who }) => listFiles(house, wholeCounty(who)),
    staffTryPlacesFile: async (house, { who, params, headers, body }) =>
      tryFile(house, wholeCounty(who), covers, {
        id: params.fileId,
        kind: params.kind,
        name: readName(headers['x-file-name']),
        bytes: body,
      }),
    staffReadPlacesFile: async (house, { who, params }) => viewFile(house.db, wholeCounty(who), params.fileId),
    staffConfirmPlacesFile: async (house, { who, params, body }) =>
      confirmFile(house, book, wholeCounty(who), covers, { id: params.fileId, ...body }),
    staffDropPlacesFile: async (house, { who, params }) => {
      await dropFile(house, wholeCounty(who), params.fileId);
      return {};
    },
    staffReadCountyCard: async (house, { who }) => readCountyCard(house, who),
    staffSetCountyCard: async (house, { who, body }) => setCountyCard(house, book, wholeCounty(who), body),
  };
}

/** A file of places is the county's: who works for some of its towns finds nothing here. */
function wholeCounty(who: StaffScope): StaffScope {
  if (placesOf(who) !== 'all') throw new Problem('not-found', { because: 'a file of places is the whole county’s' });
  return who;
}

const longestName = 100;

/** For people to know it again; one that cannot be read is as good as none. */
function readName(encoded = ''): string {
  try {
    return decodeURIComponent(encoded)
      .replace(/[\p{C}]/gu, '')
      .slice(0, longestName);
  } catch (error) {
    if (error instanceof URIError) return '';
    throw error;
  }
}
