import type { ReportedLead, ReportLead } from '../../../contract/lead.contract.ts';
import { call } from '../http/http.ts';
import { isId, isText, isTrueOrFalse, listOf, perhaps, shaped } from '../keep/shape.ts';
import { reportOutbox } from './report-outbox.ts';

/* What somebody told about a household in trouble, on its way from this phone. */

export const leads = reportOutbox<ReportLead, ReportedLead>({
  prefix: 'told-lead:',
  longestMs: 5 * 60_000,
  isSaid: shaped<ReportLead>({
    submissionId: isId,
    villageCode: isText,
    device: isId,
    signs: listOf(isText),
    where: isText,
    words: perhaps(isText),
    childInDanger: isTrueOrFalse,
    name: perhaps(isText),
    phone: perhaps(isText),
  }),
  isAnswer: shaped<ReportedLead>({ text: isText, call: isText }),
  send: (body) => call('reportLead', { body }),
  sendSealed: (body) => call('reportSealedLead', { body }),
});

export const { all: toldLeads, post: tellLead, start: startToldLeads, send: sendToldLeads } = leads;
