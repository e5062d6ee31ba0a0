import type { Reader } from '../../platform/database.ts';
import type { Scope } from '../../platform/scope.ts';
import { listConsentsOfKinds } from './family.store.ts';

/** As `findUnconsented`, over many applications at once: of whom any of these kinds was taken back or refused. */
export async function findUnconsentedAmong(
  db: Reader,
  scope: Scope,
  { applications, kinds }: { applications: readonly string[]; kinds: readonly ('household-check' | 'sensitive-data')[] },
): Promise<(application: string, member: string) => boolean> {
  const { given, refused } = await listConsentsOfKinds(db, scope, { applications, kinds });
  const name = (one: { application: string; member: string; kind: string }) => `${one.application}|${one.member}|${one.kind}`;
  const agreed = new Set(given.filter((one) => one.withdrawn_at === null).map(name));
  const said = new Set([...given, ...refused].map(name));
  return (application, member) =>
    kinds.some((kind) => {
      const one = name({ application, member, kind });
      return said.has(one) && !agreed.has(one);
    });
}
