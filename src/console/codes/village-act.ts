import { codeFindings, codeTaskOutcomes } from '../../rules/code-kinds.ts';
import { addAlias, closeTask, endAlias, recordCheck, reissueCode, revokeCode } from './codes.api.ts';
import { words } from './words.ts';

/** What can be done about a village's codes; `codeId` is the code she sees hanging there. */
export type VillageAct =
  | { kind: 'check' }
  | { kind: 'task'; taskId: string }
  | { kind: 'reissue'; codeId: string }
  | { kind: 'issue' }
  | { kind: 'revoke'; codeId: string; state: string }
  | { kind: 'alias' }
  | { kind: 'end-alias'; alias: string };

/** What is filled in for it. `id` is made once a form: sent again, it is the same act. */
export interface Filled {
  id: string;
  choice: string;
  why: string;
  hangsAt: string;
  text: string;
}

type Field = 'choice' | 'why' | 'hangsAt' | 'text';
const fields: Record<VillageAct['kind'], readonly Field[]> = {
  check: ['choice'],
  task: ['choice'],
  reissue: ['why', 'hangsAt'],
  issue: ['why', 'hangsAt'],
  revoke: ['why'],
  alias: ['text'],
  'end-alias': [],
};

export function asksFor(act: VillageAct, field: Field): boolean {
  return fields[act.kind].includes(field);
}

export function choicesOf(act: VillageAct): { value: string; text: string }[] {
  if (act.kind === 'check') return codeFindings.map((value) => ({ value, text: words.findings[value] ?? value }));
  return codeTaskOutcomes.map((value) => ({ value, text: words.outcomes[value] ?? value }));
}

/** What is wrong with what she filled in, by field, as the county would say; nothing where it can be sent. */
export function faultsOf(act: VillageAct, filled: Filled): Partial<Record<Field, string>> {
  const isShort = (text: string, least: number, most: number) => text.trim().length < least || text.trim().length > most;
  const faults: Record<Field, string | undefined> = {
    choice: filled.choice ? undefined : words.acts.choose,
    why: isShort(filled.why, 2, 60) ? words.acts.write : undefined,
    hangsAt: isShort(filled.hangsAt, 2, 60) ? words.acts.write : undefined,
    text: isShort(filled.text, 4, 300) ? words.acts.writeCode : undefined,
  };
  return Object.fromEntries(Object.entries(faults).filter(([field, fault]) => fault && asksFor(act, field as Field)));
}

export async function sendAct(villageId: string, act: VillageAct, filled: Filled): Promise<void> {
  const why = filled.why.trim();
  const hangsAt = filled.hangsAt.trim();
  switch (act.kind) {
    case 'check':
      return recordCheck(villageId, { checkId: filled.id, finding: codeFindings.find((one) => one === filled.choice)! });
    case 'task':
      return closeTask(act.taskId, { outcome: codeTaskOutcomes.find((one) => one === filled.choice)! });
    case 'reissue':
      return reissueCode(villageId, { replaces: act.codeId, why, hangsAt });
    case 'issue':
      return reissueCode(villageId, { why, hangsAt });
    case 'revoke':
      return revokeCode(act.codeId, { why });
    case 'alias':
      return addAlias(villageId, { text: filled.text.trim() });
    case 'end-alias':
      return endAlias(villageId, { alias: act.alias });
  }
}
