import type { grievanceRoutes as routes } from '../../contract/grievance-routes.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { openReport, type CodeBook } from '../places/index.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { keepComplaint } from './complaint/keep-complaint.ts';
import { lookAtComplaint } from './complaint/look-at-complaint.ts';
import { objectToAnswer } from './complaint/object-to-answer.ts';
import { reportComplaint } from './complaint/report-complaint.ts';
import { actOnGrievance } from './desk/act-on-grievance.ts';
import { countGrievances, listGrievances } from './desk/list-grievances.ts';
import { readGrievance } from './desk/read-grievance.ts';
import { askAboutMatter } from './inquiry/ask-about-matter.ts';
import { rateMatter } from './rating/rate-matter.ts';
import { readRatings } from './rating/read-ratings.ts';

export function grievanceRoutes(book: CodeBook, shelf: CatalogueShelf): RoomHandlers<keyof typeof routes> {
  return {
    askAboutMatter: async (house, { who, params, body }) => askAboutMatter(house, book, who, { matterId: params.matterId, ...body }),
    rateMatter: async (house, { who, params, body }) => rateMatter(house, { book, shelf }, who, { matterId: params.matterId, ...body }),
    reportComplaint: async (house, { body, headers }) => reportComplaint(house, book, { given: body, sum: headers['x-sum'] }),
    reportSealedComplaint: async (house, { body, headers, asBodyOf }) => {
      const given = asBodyOf('reportComplaint', openReport(house, book, body));
      return reportComplaint(house, book, { given, sum: headers['x-sum'] });
    },
    lookAtComplaint: async (house, { body, headers }) => lookAtComplaint(house, book, body, headers['x-sum']),
    objectToAnswer: async (house, { body, headers }) => objectToAnswer(house, book, body, headers['x-sum']),
    staffListGrievances: async (house, { who }) => listGrievances(house, book, who),
    staffCountGrievances: async (house, { who }) => countGrievances(house, book, who),
    staffReadGrievance: async (house, { who, params }) => readGrievance(house, { book, shelf }, who, params.grievanceId),
    staffActOnGrievance: async (house, { who, params, headers, body }) => {
      const { grievanceId } = params;
      await actOnGrievance(house, who, { grievanceId, seenVersion: Number(headers['if-match']), ...body });
      return readGrievance(house, { book, shelf }, who, grievanceId);
    },
    staffWriteComplaint: async (house, { who, body }) =>
      keepComplaint(house, book, who, { way: who.role === 'hotline' ? 'hotline' : 'desk', said: body }),
    staffReadRatings: async (house, { who }) => readRatings(house, book, shelf, who),
  };
}
