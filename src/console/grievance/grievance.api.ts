import type {
  ActOnGrievance,
  Grievance,
  GrievanceCount,
  Grievances,
  Ratings,
  ReportedComplaint,
  WriteComplaint,
} from '../../contract/grievance.contract.ts';
import { call } from '../shared/http.ts';

export function listGrievances(): Promise<Grievances> {
  return call('staffListGrievances', {});
}

export function countGrievances(): Promise<GrievanceCount> {
  return call('staffCountGrievances', {});
}

export function readGrievance(grievanceId: string): Promise<Grievance> {
  return call('staffReadGrievance', { params: { grievanceId } });
}

export function actOnGrievance(grievanceId: string, seenVersion: number, body: ActOnGrievance): Promise<Grievance> {
  return call('staffActOnGrievance', { params: { grievanceId }, headers: { 'if-match': String(seenVersion) }, body });
}

export function writeComplaint(body: WriteComplaint): Promise<ReportedComplaint> {
  return call('staffWriteComplaint', { body });
}

export function readRatings(): Promise<Ratings> {
  return call('staffReadRatings', {});
}
