import type { ReportedLead, ReportLead } from '../../contract/lead.contract.ts';
import { call } from '../shared/http/http.ts';

export const reportLead = (body: ReportLead): Promise<ReportedLead> => call('reportLead', { body });
