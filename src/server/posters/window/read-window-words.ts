import type { WindowWords } from '../../../rules/window-words.ts';
import type { Reader } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { PostersRefused } from '../poster-order.ts';
import { findWindowWords } from '../posters.store.ts';

/** What the county says of its windows, as it was checked when it was loaded. */
export async function readWindowWords(db: Reader, scope: Scope): Promise<WindowWords> {
  const words = await findWindowWords(db, scope);
  if (!words) throw new PostersRefused('县里还没填窗口的职责和制度，没法印。请告诉运维。');
  return words as WindowWords;
}
