import type { CodeBook, GuessGuard } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { answerVisits } from './ask/answer-visits.ts';
import { askVisits } from './ask/ask-visits.ts';
import { VisitShelf } from './ask/visit-shelf.ts';
import { listWorkCards } from './cards/list-work-cards.ts';
import { setWorkCard } from './cards/set-work-card.ts';
import { listVisits } from './list-visits.ts';
import { actOnVisit } from './plan/act-on-visit.ts';
import { planLeadVisit } from './plan/plan-lead-visit.ts';
import { planMatterVisit } from './plan/plan-matter-visit.ts';
import { readVisit } from './read-visit.ts';
import { readVisitsOf } from './read-visits-of.ts';

type Mine =
  | 'readVillageVisits'
  | 'staffListVisits'
  | 'staffReadVisit'
  | 'staffActOnVisit'
  | 'staffReadMatterVisits'
  | 'staffPlanMatterVisit'
  | 'staffReadLeadVisits'
  | 'staffPlanLeadVisit'
  | 'staffAskVisits'
  | 'staffListWorkCards'
  | 'staffSetWorkCard';

export function visitRoutes(home: House, book: CodeBook, guard: GuessGuard): RoomHandlers<Mine> {
  const shelf = new VisitShelf(home);
  return {
    readVillageVisits: async (house, { params, headers, reply }) => {
      const { village } = guard.open(params.codeId, headers['x-sum'], 'visits');
      reply.header('cache-control', 'no-store');
      return answerVisits(house, shelf, village);
    },
    staffListVisits: async (house, { who }) => listVisits(house, book, who),
    staffReadVisit: async (house, { who, params }) => readVisit(house, book, who, params.visitId),
    staffActOnVisit: async (house, { who, params, headers, body }) => {
      await actOnVisit(house, who, { visitId: params.visitId, seenVersion: Number(headers['if-match']), ...body });
      shelf.forget();
      return readVisit(house, book, who, params.visitId);
    },
    staffReadMatterVisits: async (house, { who, params }) => readVisitsOf(house, book, who, { matter: params.matterId }),
    staffPlanMatterVisit: async (house, { who, params, body }) => {
      await planMatterVisit(house, who, params.matterId, body);
      shelf.forget();
      return readVisitsOf(house, book, who, { matter: params.matterId });
    },
    staffReadLeadVisits: async (house, { who, params }) => readVisitsOf(house, book, who, { lead: params.leadId }),
    staffPlanLeadVisit: async (house, { who, params, body }) => {
      await planLeadVisit(house, who, params.leadId, body);
      shelf.forget();
      return readVisitsOf(house, book, who, { lead: params.leadId });
    },
    staffAskVisits: async (house, { who, params, body }) => askVisits(house, book, shelf, who, { villageId: params.villageId, ...body }),
    staffListWorkCards: async (house, { who }) => listWorkCards(house, book, who),
    staffSetWorkCard: async (house, { who, params, body }) => {
      await setWorkCard(house, who, params.staffId, body.cardNumber);
      shelf.forget();
      return listWorkCards(house, book, who);
    },
  };
}
