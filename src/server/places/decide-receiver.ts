import type { Program } from '../../contract/learn.contract.ts';
import { receiverKinds, type ReceiverKind } from '../../rules/receiver.ts';
import { Problem } from '../platform/problem.ts';
import type { Village } from './code-book.ts';

interface Received {
  /** As she reads it: 海丰街道, 无棣演示中学. */
  name: string;
  /** The window's place, who takes it in, and which body answers for the program. */
  row: { village: string; town: string; receiver: { kind: Exclude<ReceiverKind, 'none'>; id: string | null }; body: string | null };
}

/** Who takes this program in for somebody who is in one village and has her 户口 in one: 社会救助法 37, 38. The town there is her window. */
export function decideReceiver(
  program: Pick<Program, 'receiver' | 'department'>,
  { village, hukou }: { village: Village; hukou: Village },
): Received {
  const kind = receiverKinds.find((one) => one === (program.receiver ?? 'town-of-hukou'));
  if (!kind || kind === 'none') throw new Problem('not-found', { field: 'programs', because: 'nobody has to apply for this program' });
  const at = kind === 'town-of-event' ? village : hukou;
  const { bodies } = at.county;
  const body = bodies.find(({ name }) => name === program.department);
  const row = { village: at.id, town: at.town.id, body: body?.id ?? null };
  if (kind === 'town-of-event' || kind === 'town-of-hukou')
    return { name: at.town.name, row: { ...row, receiver: { kind, id: at.town.id } } };
  const ofKind = bodies.filter((one) => one.kind === kind);
  // Which of several schools or hospitals it is, the window finds out: until then it is the window that has it.
  const receiver = kind === 'body' ? body : ofKind.length === 1 ? ofKind[0] : undefined;
  return { name: receiver?.name ?? at.town.name, row: { ...row, receiver: { kind, id: receiver?.id ?? null } } };
}
