import { openReport, type CodeBook } from '../places/index.ts';
import { Problem } from '../platform/problem.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { actOnLead } from './act-on-lead.ts';
import { keepLead } from './keep-lead.ts';
import { listLeads } from './list-leads.ts';
import { readLead } from './read-lead.ts';
import { reportLead } from './report-lead.ts';

type Mine = 'reportLead' | 'reportSealedLead' | 'staffListLeads' | 'staffWriteLead' | 'staffReadLead' | 'staffActOnLead';

export function watchRoutes(book: CodeBook): RoomHandlers<Mine> {
  return {
    reportLead: async (house, { body }) => reportLead(house, book, body),
    reportSealedLead: async (house, { body, asBodyOf }) =>
      reportLead(house, book, asBodyOf('reportLead', openReport(house, book, body))),
    staffListLeads: async (house, { who }) => listLeads(house, book, who),
    staffWriteLead: async (house, { who, body }) => {
      const { villageId, ...report } = body;
      const village = book.findVillage(villageId);
      if (!village || village.county.id !== who.county) throw new Problem('not-found', { field: 'villageId' });
      return keepLead(house, who, { village, way: who.role === 'hotline' ? 'hotline' : 'desk', report });
    },
    staffReadLead: async (house, { who, params }) => readLead(house, book, who, params.leadId),
    staffActOnLead: async (house, { who, params, headers, body }) => {
      await actOnLead(house, who, { leadId: params.leadId, seenVersion: Number(headers['if-match']), ...body });
      return readLead(house, book, who, params.leadId);
    },
  };
}
