import type { ActOnVisit, AskedVisits, AskVisits, PlanVisit, Visit, Visits, VisitsOf, WorkCards } from '../../contract/visit.contract.ts';
import { call } from '../shared/http.ts';

/** A matter's, or a lead's. */
export type Of = { matterId: string } | { leadId: string };

export function listVisits(): Promise<Visits> {
  return call('staffListVisits', {});
}

export function readVisit(visitId: string): Promise<Visit> {
  return call('staffReadVisit', { params: { visitId } });
}

export function readVisitsOf(of: Of): Promise<VisitsOf> {
  return 'matterId' in of ? call('staffReadMatterVisits', { params: of }) : call('staffReadLeadVisits', { params: of });
}

export function planVisit(of: Of, body: PlanVisit): Promise<VisitsOf> {
  return 'matterId' in of ? call('staffPlanMatterVisit', { params: of, body }) : call('staffPlanLeadVisit', { params: of, body });
}

export function actOnVisit(visitId: string, seenVersion: number, body: ActOnVisit): Promise<Visit> {
  return call('staffActOnVisit', { params: { visitId }, headers: { 'if-match': String(seenVersion) }, body });
}

export function askVisits(villageId: string, body: AskVisits): Promise<AskedVisits> {
  return call('staffAskVisits', { params: { villageId }, body });
}

export function listWorkCards(): Promise<WorkCards> {
  return call('staffListWorkCards', {});
}

export function setWorkCard(staffId: string, cardNumber: string): Promise<WorkCards> {
  return call('staffSetWorkCard', { params: { staffId }, body: { cardNumber } });
}
