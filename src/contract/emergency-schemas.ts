import { Type } from 'typebox';
import { KeptPaper } from './apply.contract.ts';
import { Id, Nothing } from './common.contract.ts';
import {
  CloseEmergency,
  Emergencies,
  Emergency,
  EmergencyLine,
  HandedOver,
  IdentifyPerson,
  Leaders,
  NoteLeaderYes,
  OpenEmergencyMatter,
  PayEmergency,
  ReportedEmergency,
  ReportEmergency,
  SetLeaders,
  SlipHeaders,
  TakeEmergency,
  WriteEmergency,
} from './emergency.contract.ts';
import { SealedReport } from './sealed.contract.ts';

const emergencyParams = Type.Object({ emergencyId: Id });
const seenVersion = Type.Object({ 'if-match': Type.String({ pattern: '^\\d{1,9}$' }) });

/** What goes in and comes out of the doors of 急事; a part of `routeSchemas`. */
export const emergencySchemas = {
  reportEmergency: { body: ReportEmergency, status: 201, answer: ReportedEmergency },
  reportSealedEmergency: { body: SealedReport, status: 201, answer: ReportedEmergency },
  staffListEmergencies: { answer: Emergencies },
  staffWriteEmergency: { body: WriteEmergency, status: 201, answer: EmergencyLine },
  staffReadEmergency: { params: emergencyParams, answer: Emergency },
  staffTakeEmergency: { params: emergencyParams, body: TakeEmergency, answer: Emergency },
  staffCloseEmergency: { params: emergencyParams, body: CloseEmergency, answer: Nothing },
  staffOpenEmergencyMatter: { params: emergencyParams, body: OpenEmergencyMatter, status: 201, answer: Emergency },
  staffPayEmergency: { params: emergencyParams, headers: seenVersion, body: PayEmergency, status: 201, answer: Emergency },
  staffNoteLeaderYes: { params: emergencyParams, headers: seenVersion, body: NoteLeaderYes, status: 201, answer: Emergency },
  staffSendSlip: { params: Type.Object({ emergencyId: Id, paperId: Id }), headers: SlipHeaders, answer: KeptPaper },
  staffHandOver: { params: emergencyParams, headers: seenVersion, body: HandedOver, status: 201, answer: Emergency },
  staffIdentifyPerson: { params: emergencyParams, body: IdentifyPerson, answer: Emergency },
  staffListLeaders: { answer: Leaders },
  staffSetLeaders: { body: SetLeaders, answer: Leaders },
} as const;
