import type { Reader } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { findOpenInquiry } from '../grievance.store.ts';
import { sayWhoAnswers } from '../told.ts';

/** Of what is asked above about a matter, who answers by when, as she reads it; once it is answered, nothing. */
export async function sayAnswersAbove(db: Reader, scope: Scope, matter: string): Promise<string | undefined> {
  const open = await findOpenInquiry(db, scope, matter);
  return open && sayWhoAnswers(open);
}
