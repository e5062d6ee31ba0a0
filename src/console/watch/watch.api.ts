import type { ActOnLead, Lead, Leads, ReportedLead, WriteLead } from '../../contract/lead.contract.ts';
import { call } from '../shared/http.ts';

export function listLeads(): Promise<Leads> {
  return call('staffListLeads', {});
}

export function readLead(leadId: string): Promise<Lead> {
  return call('staffReadLead', { params: { leadId } });
}

export function writeLead(body: WriteLead): Promise<ReportedLead> {
  return call('staffWriteLead', { body });
}

export function actOnLead(leadId: string, seenVersion: number, body: ActOnLead): Promise<Lead> {
  return call('staffActOnLead', { params: { leadId }, headers: { 'if-match': String(seenVersion) }, body });
}
