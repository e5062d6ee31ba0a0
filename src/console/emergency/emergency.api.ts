import type {
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
  SetLeaders,
  WriteEmergency,
} from '../../contract/emergency.contract.ts';
import type { Roster } from '../../contract/duty.contract.ts';
import type { RecordEvent } from '../../contract/decide.contract.ts';
import { call, callUnasked } from '../shared/http.ts';

/** Asked by the page every few seconds, so it does not keep a session alive that nobody sits at. */
export function watchEmergencies(): Promise<Emergencies> {
  return callUnasked('staffListEmergencies', {});
}

export function writeEmergency(body: WriteEmergency): Promise<EmergencyLine> {
  return call('staffWriteEmergency', { body });
}

export function readEmergency(emergencyId: string): Promise<Emergency> {
  return call('staffReadEmergency', { params: { emergencyId } });
}

export function takeEmergency(emergencyId: string, over: 'yes' | 'no'): Promise<Emergency> {
  return call('staffTakeEmergency', { params: { emergencyId }, body: { over } });
}

export async function closeEmergency(emergencyId: string, body: CloseEmergency): Promise<void> {
  await call('staffCloseEmergency', { params: { emergencyId }, body });
}

export function openMatter(emergencyId: string, body: OpenEmergencyMatter): Promise<Emergency> {
  return call('staffOpenEmergencyMatter', { params: { emergencyId }, body });
}

const seen = (version: number) => ({ 'if-match': String(version) });

export function payFirst(emergencyId: string, version: number, body: PayEmergency): Promise<Emergency> {
  return call('staffPayEmergency', { params: { emergencyId }, headers: seen(version), body });
}

export function noteLeaderYes(emergencyId: string, version: number, body: NoteLeaderYes): Promise<Emergency> {
  return call('staffNoteLeaderYes', { params: { emergencyId }, headers: seen(version), body });
}

export function handOver(emergencyId: string, version: number, body: HandedOver): Promise<Emergency> {
  return call('staffHandOver', { params: { emergencyId }, headers: seen(version), body });
}

export async function sendSlip(slip: { emergencyId: string; paperId: string; photo: Blob; sha256: string }): Promise<void> {
  const { emergencyId, paperId, photo, sha256 } = slip;
  await call('staffSendSlip', { params: { emergencyId, paperId }, headers: { 'x-sha256': sha256 }, body: photo });
}

export function identifyPerson(emergencyId: string, body: IdentifyPerson): Promise<Emergency> {
  return call('staffIdentifyPerson', { params: { emergencyId }, body });
}

export async function recordInMatter(matterId: string, version: number, body: RecordEvent): Promise<void> {
  await call('staffRecordEvent', { params: { matterId }, headers: seen(version), body });
}

export function listLeaders(): Promise<Leaders> {
  return call('staffListLeaders', {});
}

export function setLeaders(body: SetLeaders): Promise<Leaders> {
  return call('staffSetLeaders', { body });
}

export function listDesks(): Promise<Roster> {
  return call('staffReadRoster', {});
}
