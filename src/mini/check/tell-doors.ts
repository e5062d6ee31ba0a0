import type { Doors } from '../../contract/check.contract.ts';
import { words as room } from './words.ts';

const words = room.no;
const numbers = ['①', '②', '③'];

export interface ToldDoor {
  kind: 'look-again' | 'apply-again' | 'object';
  /** ① 情况变了 */
  title: string;
  /** What is true of all that stands behind this door. */
  text: string;
  ways: readonly { text: string; until: string; isOver: boolean; source: string }[];
}

/** The doors in their one order, numbered as they stand there; what is behind one is never told behind another. */
export function tellDoors({ lookAgain, applyAgain, object }: Doors): ToldDoor[] {
  const doors: Omit<ToldDoor, 'title'>[] = [
    ...(lookAgain ? [{ kind: 'look-again' as const, text: lookAgain, ways: [] }] : []),
    ...(applyAgain ? [{ kind: 'apply-again' as const, text: applyAgain, ways: [] }] : []),
    ...(object
      ? [
          {
            kind: 'object' as const,
            text: object.none ?? (object.remedies.some(({ lastDay, text }) => lastDay ?? /收到纸/.test(text)) ? object.counted : ''),
            ways: object.remedies.map(({ text, until, state, source }) => ({
              text,
              until: until ?? '',
              isOver: state === 'over',
              source: words.fromLaw(source.ref),
            })),
          },
        ]
      : []),
  ];
  const names = { 'look-again': words.lookAgain, 'apply-again': words.applyAgain, object: words.object };
  return doors.map((door, at) => ({ ...door, title: `${numbers[at]} ${names[door.kind]}` }));
}
