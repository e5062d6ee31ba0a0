import type { Reader } from '../../platform/database.ts';
import { Problem } from '../../platform/problem.ts';
import type { Scope } from '../../platform/scope.ts';
import { listConsentsOfKind } from './family.store.ts';

type Kind = 'household-check' | 'sensitive-data' | 'obligor-check';

/**
 * Who took a consent back, or said no to it on a phone of his own, is not looked up, and his papers are neither opened nor handed on from
 * then on. Silence and a consent that was never asked for, as in an emergency, stop nothing; only whoever owes support from elsewhere has
 * to have said yes himself (法41).
 */
export async function refuseUnconsented(db: Reader, scope: Scope, of: { application: string; member: string; kind: Kind }): Promise<void> {
  const isUnconsented = await findUnconsented(db, scope, of);
  if (isUnconsented(of.member)) throw new Problem('consent-withdrawn');
}

/** Of whom in the application this kind is not to be used, for whoever has several before her. */
export async function findUnconsented(
  db: Reader,
  scope: Scope,
  { application, kind }: { application: string; kind: Kind },
): Promise<(member: string) => boolean> {
  const { given, refused } = await listConsentsOfKind(db, scope, { application, kind });
  const agreed = new Set(given.filter((one) => one.withdrawn_at === null).map(({ member }) => member));
  const said = new Set([...given, ...refused].map(({ member }) => member));
  return (member) => !agreed.has(member) && (kind === 'obligor-check' || said.has(member));
}
