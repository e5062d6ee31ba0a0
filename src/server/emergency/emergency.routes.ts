import type { staffEmergencyRoutes } from '../../contract/staff-emergency-routes.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { openReport, type CodeBook } from '../places/index.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { closeEmergency } from './close-emergency.ts';
import { identify } from './identify.ts';
import { keepSlip } from './keep-slip.ts';
import { readLeaders, setLeaders } from './leaders.ts';
import { openMatter } from './open-matter.ts';
import { handOver, noteLeaderYes, payEmergency } from './pay-emergency.ts';
import { reportEmergency } from './report-emergency.ts';
import { takeMinutes } from './ring-desks.ts';
import { takeEmergency } from './take-emergency.ts';
import { viewEmergency } from './view-emergency.ts';
import { listEmergencies } from './view-lines.ts';
import { writeEmergency } from './write-emergency.ts';

export type EmergencyRoutes = 'reportEmergency' | 'reportSealedEmergency' | keyof typeof staffEmergencyRoutes;

export function emergencyRoutes(book: CodeBook, shelf: CatalogueShelf): RoomHandlers<EmergencyRoutes> {
  return {
    reportEmergency: async (house, { body, headers }) => reportEmergency(house, book, { given: body, sum: headers['x-sum'] }),
    reportSealedEmergency: async (house, { body, headers, asBodyOf }) => {
      const given = asBodyOf('reportEmergency', openReport(house, book, body));
      return reportEmergency(house, book, { given, sum: headers['x-sum'] });
    },
    staffListEmergencies: async (house, { who }) => listEmergencies(house, book, who),
    staffWriteEmergency: async (house, { who, body }) => writeEmergency(house, book, who, body),
    staffReadEmergency: async (house, { who, params }) => viewEmergency(house, book, who, params.emergencyId),
    staffTakeEmergency: async (house, { who, params: { emergencyId: id }, body }) => {
      const minutes = takeMinutes(book.findCounty(who.county)!.figures, house.clock.now());
      await takeEmergency(house, who, { id, over: body.over === 'yes' ? 'yes' : 'no', minutes });
      return viewEmergency(house, book, who, id);
    },
    staffCloseEmergency: async (house, { who, params, body }) => {
      await closeEmergency(house, who, { id: params.emergencyId, ...body });
      return {};
    },
    staffOpenEmergencyMatter: async (house, { who, params: { emergencyId: id }, body }) => {
      await openMatter(house, book, shelf, who, { id, ...body });
      return viewEmergency(house, book, who, id);
    },
    staffPayEmergency: async (house, { who, params: { emergencyId: id }, headers, body }) => {
      await payEmergency(house, book, who, { id, seenVersion: Number(headers['if-match']), ...body });
      return viewEmergency(house, book, who, id);
    },
    staffNoteLeaderYes: async (house, { who, params: { emergencyId: id }, headers, body }) => {
      await noteLeaderYes(house, book, who, { id, seenVersion: Number(headers['if-match']), ...body });
      return viewEmergency(house, book, who, id);
    },
    staffSendSlip: async (house, { who, params, headers, body }) =>
      keepSlip(house, who, { emergencyId: params.emergencyId, id: params.paperId, sha256: headers['x-sha256'], body }),
    staffHandOver: async (house, { who, params: { emergencyId: id }, headers, body }) => {
      await handOver(house, book, who, { id, seenVersion: Number(headers['if-match']), ...body });
      return viewEmergency(house, book, who, id);
    },
    staffIdentifyPerson: async (house, { who, params: { emergencyId: id }, body }) => {
      await identify(house, who, { id, ...body });
      return viewEmergency(house, book, who, id);
    },
    staffListLeaders: async (house, { who }) => readLeaders(house, who),
    staffSetLeaders: async (house, { who, body }) => {
      await setLeaders(house, who, body);
      return readLeaders(house, who);
    },
  };
}
