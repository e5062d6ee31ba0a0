import type { Body } from '../../rules/receiver.ts';
import type { Reader } from '../platform/database.ts';
import type { Scope } from '../platform/scope.ts';
import { listBodies } from './places.store.ts';

/** The bodies of a county, for who works without the book. */
export async function readBodies(db: Reader, scope: Scope): Promise<Body[]> {
  return listBodies(db, scope);
}
