import { Type } from 'typebox';
import { CodeId, Id } from './common.contract.ts';
import { LiaisonMorning, Morning } from './digest.contract.ts';
import {
  ActOnVisit,
  AskedVisits,
  AskVisits,
  PlanVisit,
  SetWorkCard,
  VillageVisits,
  Visit,
  Visits,
  VisitsOf,
  WorkCards,
} from './visit.contract.ts';

const visitParams = Type.Object({ visitId: Id });
const matterParams = Type.Object({ matterId: Id });
const leadParams = Type.Object({ leadId: Id });
const seenVersion = Type.Object({ 'if-match': Type.String({ pattern: '^\\d{1,9}$' }) });

/** What goes in and comes out of visits and of mornings. */
export const visitSchemas = {
  readVillageVisits: { params: Type.Object({ codeId: CodeId }), answer: VillageVisits },
  readLiaisonMorning: { answer: LiaisonMorning },
  staffReadMorning: { answer: Morning },
  staffListVisits: { answer: Visits },
  staffReadVisit: { params: visitParams, answer: Visit },
  staffActOnVisit: { params: visitParams, headers: seenVersion, body: ActOnVisit, status: 201, answer: Visit },
  staffReadMatterVisits: { params: matterParams, answer: VisitsOf },
  staffPlanMatterVisit: { params: matterParams, body: PlanVisit, status: 201, answer: VisitsOf },
  staffReadLeadVisits: { params: leadParams, answer: VisitsOf },
  staffPlanLeadVisit: { params: leadParams, body: PlanVisit, status: 201, answer: VisitsOf },
  staffAskVisits: { params: Type.Object({ villageId: Type.String({ maxLength: 40 }) }), body: AskVisits, answer: AskedVisits },
  staffListWorkCards: { answer: WorkCards },
  staffSetWorkCard: { params: Type.Object({ staffId: Id }), body: SetWorkCard, answer: WorkCards },
} as const;
