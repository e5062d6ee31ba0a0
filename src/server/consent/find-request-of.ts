import { listConsentRequestsOf } from '../matter/index.ts';
import type { Reader } from '../platform/database.ts';
import type { CitizenScope } from '../platform/scope.ts';

/** The request that a consent answered. */
export async function findRequestOf(db: Reader, scope: CitizenScope, consent: { application: string; member: string; kind: string }) {
  const all = await listConsentRequestsOf(db, scope, consent.application);
  return all.find(({ member, kind }) => member === consent.member && kind === consent.kind);
}
