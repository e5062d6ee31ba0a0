import { rememberSeen } from '../keep/last-seen.ts';
import { useSession } from '../session.store.ts';
import { asProblem, Problem } from './problem.ts';
import { words } from '../words.ts';

/**
 * Asks under the number that is signed in now, and keeps the answer for when there is no network. An answer that comes after
 * she signed out is neither kept nor shown: a phone that is passed on must not go on being told about her.
 * Throws a `Problem`: 'sign-in-needed' too when she is no longer the one who asked.
 */
export async function askForHer<T>(what: string, ask: () => Promise<T>): Promise<T> {
  const session = useSession();
  const asker = session.session;
  try {
    const told = await ask();
    if (!asker || !session.isStill(asker)) throw new Problem({ code: 'sign-in-needed', ...words.signedOutMeanwhile });
    rememberSeen(asker.phone, what, told);
    return told;
  } catch (error) {
    const refused = asProblem(error);
    if (asker && refused.code === 'sign-in-needed') session.end(asker);
    throw refused;
  }
}
