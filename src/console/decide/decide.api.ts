import type {
  ConfirmedPerson,
  ConfirmPerson,
  RecordedEvent,
  RecordEvent,
  StaffMatter,
  StaffMatterLines,
} from '../../contract/decide.contract.ts';
import type { AnsweredWord, AnswerWord } from '../../contract/word.contract.ts';
import { call } from '../shared/http.ts';

export function listMatters(): Promise<StaffMatterLines> {
  return call('staffListMatters', {});
}

export function listMoreMatters(after: NonNullable<StaffMatterLines['more']>): Promise<StaffMatterLines> {
  return call('staffListMoreMatters', { params: after });
}

export function readMatter(matterId: string): Promise<StaffMatter> {
  return call('staffReadMatter', { params: { matterId } });
}

export function readPaper(paperId: string): Promise<Blob> {
  return call('staffReadPaper', { params: { paperId } });
}

/** `seenVersion` is what the person at the desk has read: on anything newer the county refuses the act. */
export function recordEvent(matterId: string, seenVersion: number, body: RecordEvent): Promise<RecordedEvent> {
  return call('staffRecordEvent', { params: { matterId }, headers: { 'if-match': String(seenVersion) }, body });
}

export function confirmPerson(matterId: string, body: ConfirmPerson): Promise<ConfirmedPerson> {
  return call('staffConfirmPerson', { params: { matterId }, body });
}

export function answerWord(params: { matterId: string; wordId: string }, body: AnswerWord): Promise<AnsweredWord> {
  return call('staffAnswerWord', { params, body });
}
