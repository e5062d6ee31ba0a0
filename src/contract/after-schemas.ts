import { Type } from 'typebox';
import { AskedQuestions, Correction, KnownPapers, SupplyPaperHeaders } from './after.contract.ts';
import { ActOnLead, Lead, Leads, ReportedLead, ReportLead, WriteLead } from './lead.contract.ts';
import { AnswerConsentRequest, consentParams, ConsentRequests, GivenConsents, requestParams } from './consent.contract.ts';
import { KeptPaper } from './apply.contract.ts';
import { Matter } from './check.contract.ts';
import { Id } from './common.contract.ts';
import { SealedReport } from './sealed.contract.ts';
import { AnsweredWord, AnswerWord, NewWord, SaidWord } from './word.contract.ts';

const matterParams = Type.Object({ matterId: Id });
const leadParams = Type.Object({ leadId: Id });
const seenVersion = Type.Object({ 'if-match': Type.String({ pattern: '^\\d{1,9}$' }) });

/** What goes in and comes out after sending, and of leads. */
export const afterSchemas = {
  supplyPaper: { params: Type.Object({ matterId: Id, paperId: Id }), headers: SupplyPaperHeaders, answer: KeptPaper },
  listAskedQuestions: { params: matterParams, answer: AskedQuestions },
  correctFacts: { params: matterParams, body: Correction, status: 201, answer: Matter },
  sayWord: { params: matterParams, body: NewWord, status: 201, answer: SaidWord },
  staffAnswerWord: { params: Type.Object({ matterId: Id, wordId: Id }), body: AnswerWord, status: 201, answer: AnsweredWord },
  listKnownPapers: { answer: KnownPapers },
  listConsents: { answer: GivenConsents },
  withdrawConsent: { params: consentParams, answer: GivenConsents },
  listConsentRequests: { answer: ConsentRequests },
  answerConsentRequest: { params: requestParams, body: AnswerConsentRequest, answer: ConsentRequests },
  reportLead: { body: ReportLead, status: 201, answer: ReportedLead },
  reportSealedLead: { body: SealedReport, status: 201, answer: ReportedLead },
  staffListLeads: { answer: Leads },
  staffWriteLead: { body: WriteLead, status: 201, answer: ReportedLead },
  staffReadLead: { params: leadParams, answer: Lead },
  staffActOnLead: { params: leadParams, headers: seenVersion, body: ActOnLead, status: 201, answer: Lead },
} as const;
