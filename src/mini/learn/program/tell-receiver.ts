import type { Program } from '../../../contract/learn.contract.ts';
import { words as room } from './words.ts';

const words = room.where;

/** Where it goes, in words. 不用申请 is said of what comes by itself alone. */
export function tellReceiver({
  apply,
  receiver = 'town-of-hukou',
  department,
}: Pick<Program, 'apply' | 'receiver' | 'department'>): string {
  if (apply === 'auto') return `${words.auto}${receiver === 'hospital' ? words.receivers['hospital']! : ''}`;
  return `${apply === 'here' ? words.here : ''}${words.receivers[receiver] ?? words.body(department)}`;
}

/** Whether the town's window has to do with it. */
export function goesToTown({ apply, receiver = 'town-of-hukou', channels }: Pick<Program, 'apply' | 'receiver' | 'channels'>): boolean {
  return apply !== 'auto' && (receiver.startsWith('town') || channels.includes('town-window'));
}
