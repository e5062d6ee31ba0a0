import { randomUUID } from 'node:crypto';
import type { RecordEvent, StaffMatter, StaffMatterLines } from '../../src/contract/decide.contract.ts';
import type { StaffRole } from '../../src/rules/role-rights.ts';
import type { Officer } from './officer.ts';

/** An officer in the practice village, in a role she plays there. */
export class Rehearsing {
  readonly officer: Officer;
  readonly headers: { 'x-practice': StaffRole };

  constructor(officer: Officer, as: StaffRole) {
    this.officer = officer;
    this.headers = { 'x-practice': as };
  }

  ask: Officer['ask'] = (name, call = {}) => this.officer.ask(name, { ...call, headers: { ...call.headers, ...this.headers } });

  async list(): Promise<StaffMatterLines['matters']> {
    return (await this.ask('staffListMatters')).body.matters;
  }

  async find(state: string, program: RegExp = /./): Promise<string> {
    const line = (await this.list()).find((one) => one.state.title === state && program.test(one.program));
    if (!line) throw new Error(`no ${String(program)} in state ${state}`);
    return line.matterId;
  }

  /** As the page does: where she is asked why, she says why. */
  async open(matterId: string): Promise<StaffMatter> {
    const answer = await this.ask('staffReadMatter', { params: { matterId } });
    if ((answer.body as { code?: string }).code !== 'reason-needed') return answer.body;
    const body = { submissionId: randomUUID(), kind: 'own-words', words: '练一练' };
    await this.ask('staffSayWhy', { params: { matterId }, body });
    return (await this.ask('staffReadMatter', { params: { matterId } })).body;
  }

  async record(matterId: string, event: string, given: Omit<RecordEvent, 'submissionId' | 'event'> = {}) {
    const { version } = await this.open(matterId);
    const body = { submissionId: randomUUID(), event, ...given };
    return this.ask('staffRecordEvent', { params: { matterId }, headers: { 'if-match': String(version) }, body });
  }
}
