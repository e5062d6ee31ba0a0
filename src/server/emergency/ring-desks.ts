import type { Figure } from '../../rules/figures.ts';
import { figureOn } from '../../rules/figures.ts';
import { dayOf } from '../../rules/day.ts';
import { prepareRing } from '../notify/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import type { Desk, Desks } from './read-desks.ts';

/** The SMS template of a duty desk: no illness, no name, no place. */
const template = 'emergency';
type Why = Tables['ring']['why'];
type Rung = Pick<Tables['emergency'], 'id' | 'number'>;

/**
 * The desk where it happened; the county's at once too where the roster has a hole, or where no message can reach the desk. Each ring is a
 * row, whether the message leaves or not.
 */
export async function ringDesks(
  house: House,
  tx: Tx,
  scope: Scope,
  { row, desks, why }: { row: Rung; desks: Desks; why: Why },
): Promise<void> {
  const rang = await ringDesk(house, tx, scope, { row, desk: desks.first, why });
  if (desks.first.place === scope.county) return;
  if (desks.first.manned === 'no') await ringDesk(house, tx, scope, { row, desk: desks.county, why: 'nobody-on-duty' });
  else if (!rang) await ringDesk(house, tx, scope, { row, desk: desks.county, why: 'no-number' });
}

export async function ringDesk(
  house: House,
  tx: Tx,
  scope: Scope,
  { row, desk, why }: { row: Rung; desk: Desk; why: Why },
): Promise<boolean> {
  const { place, phone } = desk;
  const rang = await prepareRing(house, tx, scope, { about: row.id, place, why, template, params: [row.number], phone });
  await recordLook(house, tx, scope, { act: 'rung', whatKind: 'emergency', what: row.id });
  return rang;
}

/** After how many minutes a desk that did not answer is no longer waited for; none where the county has not said: then at the next knock. */
export function takeMinutes(figures: readonly Figure[], now: Date): number {
  return figureOn(figures, 'emergency-take-minutes', dayOf(now))?.value ?? 0;
}
