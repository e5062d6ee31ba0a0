import { Type } from 'typebox';
import { Id } from './common.contract.ts';
import {
  ActOnGrievance,
  Grievance,
  GrievanceCount,
  Grievances,
  LookAtComplaint,
  ObjectToAnswer,
  RatedMatter,
  RateMatter,
  Ratings,
  ReportComplaint,
  ReportedComplaint,
  SeenComplaint,
  WriteComplaint,
} from './grievance.contract.ts';
import { AskedInquiry, NewInquiry } from './inquiry.contract.ts';
import { SealedReport } from './sealed.contract.ts';

const matterParams = Type.Object({ matterId: Id });
const grievanceParams = Type.Object({ grievanceId: Id });
const seenVersion = Type.Object({ 'if-match': Type.String({ pattern: '^\\d{1,9}$' }) });

export const grievanceSchemas = {
  askAboutMatter: { params: matterParams, body: NewInquiry, status: 201, answer: AskedInquiry },
  rateMatter: { params: matterParams, body: RateMatter, answer: RatedMatter },
  reportComplaint: { body: ReportComplaint, status: 201, answer: ReportedComplaint },
  reportSealedComplaint: { body: SealedReport, status: 201, answer: ReportedComplaint },
  lookAtComplaint: { body: LookAtComplaint, answer: SeenComplaint },
  objectToAnswer: { body: ObjectToAnswer, status: 201, answer: SeenComplaint },
  staffListGrievances: { answer: Grievances },
  staffCountGrievances: { answer: GrievanceCount },
  staffReadGrievance: { params: grievanceParams, answer: Grievance },
  staffActOnGrievance: { params: grievanceParams, headers: seenVersion, body: ActOnGrievance, status: 201, answer: Grievance },
  staffWriteComplaint: { body: WriteComplaint, status: 201, answer: ReportedComplaint },
  staffReadRatings: { answer: Ratings },
} as const;
