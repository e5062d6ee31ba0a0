import type { Static } from 'typebox';
import type { ConsentAtDesk } from '../../../contract/consent.contract.ts';
import type { Catalogue } from '../../../contract/learn.contract.ts';
import { dayInWords } from '../../../rules/day-in-words.ts';
import { dayOf } from '../../../rules/day.ts';
import type { Reader } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { Scope } from '../../platform/scope.ts';
import type { DataKey } from '../../platform/vault.ts';
import { callMembers } from './call-members.ts';
import { listConsentRequestsOf, listConsentsOf } from './family.store.ts';

const howWords = { form: '填表时点的', 'own-phone': '在自己手机上点的', 'in-person': '当面记的' } as const;
const requestWords: Readonly<Record<string, string>> = { asked: '还没点', refused: '没同意', ended: '不用点了' };

/** Who agreed to what, as a desk reads it; the newest word of each person and kind. */
export async function viewConsents(
  house: House,
  db: Reader,
  scope: Scope,
  { application, key, catalogue }: { application: string; key: DataKey; catalogue: Catalogue | undefined },
): Promise<Static<typeof ConsentAtDesk>[]> {
  const called = await callMembers(house, db, scope, { application, key });
  const what = (kind: string) => catalogue?.consents.find((one) => one.kind === kind)?.text ?? kind;
  const newest = new Map<string, Static<typeof ConsentAtDesk>>();
  for (const { member, kind, state, answered_at: answered } of await listConsentRequestsOf(db, scope, application)) {
    if (state === 'agreed') continue;
    const words = `${requestWords[state]}${answered ? `，${dayInWords(dayOf(answered))}` : ''}`;
    newest.set(`${member} ${kind}`, { who: called(member), what: what(kind), state, words });
  }
  const given = await listConsentsOf(db, scope, application);
  // Given anew within the moment in which it was taken back: what is in force is what counts.
  for (const one of [...given.filter((each) => each.withdrawn_at), ...given.filter((each) => !each.withdrawn_at)]) {
    const since = dayInWords(dayOf(one.withdrawn_at ?? one.at));
    const state = one.withdrawn_at ? 'withdrawn' : 'in-force';
    const words = one.withdrawn_at ? `${since}起不同意了` : `同意，${since}${howWords[one.how]}`;
    newest.set(`${one.member} ${one.kind}`, { who: called(one.member), what: what(one.kind), state, words });
  }
  return [...newest.values()];
}
