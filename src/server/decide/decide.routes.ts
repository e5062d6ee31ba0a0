import type { CatalogueShelf } from '../learn/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { answerWord } from '../word/index.ts';
import { confirmPerson } from './confirm-person.ts';
import { listOpenMatters } from './list-open-matters.ts';
import { openForStaff } from './open-for-staff.ts';
import { readPaper } from './read-paper.ts';
import { recordStaffEvent } from './record-staff-event.ts';

export function decideRoutes(
  book: CodeBook,
  shelf: CatalogueShelf,
): RoomHandlers<
  | 'staffAnswerWord'
  | 'staffConfirmPerson'
  | 'staffListMatters'
  | 'staffListMoreMatters'
  | 'staffReadMatter'
  | 'staffReadPaper'
  | 'staffRecordEvent'
> {
  return {
    staffListMatters: async (house, { who }) => listOpenMatters(house, book, shelf, who),
    staffListMoreMatters: async (house, { who, params }) => listOpenMatters(house, book, shelf, who, params),
    staffReadMatter: async (house, { who, params }) => openForStaff(house, book, shelf, who, params.matterId),
    staffReadPaper: async (house, { who, params, reply }) => {
      const { bytes, mediaType } = await readPaper(house, who, params.paperId);
      reply
        .type(mediaType)
        .header('content-security-policy', "default-src 'none'; sandbox")
        .header('cross-origin-resource-policy', 'same-origin');
      return bytes;
    },
    staffConfirmPerson: async (house, { who, params, body }) => confirmPerson(house, book, who, { matterId: params.matterId, ...body }),
    staffAnswerWord: async (house, { who, params, body }) => answerWord(house, book, who, { ...params, ...body }),
    staffRecordEvent: async (house, { who, params, headers, body }) =>
      recordStaffEvent(house, book, who, { matterId: params.matterId, seenVersion: Number(headers['if-match']), body }),
  };
}
