import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import type { SystemScope } from '../../platform/scope.ts';
import { insertNumberAliases } from './codes.store.ts';

/**
 * The bare numbers of a whole county open their villages, for a province whose own codes are pointed at `/m/<number>`. What stands
 * already stays: a number that was ended, or that opens another village. How many were registered.
 */
export async function aliasNumbers(house: House, scope: SystemScope): Promise<number> {
  return house.db.transaction().execute(async (tx) => {
    const written = await insertNumberAliases(tx, scope, house.clock.now());
    if (written.length > 0) await recordLook(house, tx, scope, { act: 'added', whatKind: 'code-alias', what: String(written.length) });
    return written.length;
  });
}
