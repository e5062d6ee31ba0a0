import type { Day } from '../../../rules/day.ts';
import { reserveOn } from '../../../rules/emergency.ts';
import type { Figure } from '../../../rules/figures.ts';
import { yuanToFen } from '../../../rules/money.ts';
import type { Reader } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { Scope } from '../../platform/scope.ts';
import type { EventPayload } from '../matter-words.ts';
import { listPaidFirst } from './reserve.store.ts';

export interface Reserve {
  /** Of the year; what is left of it may be below nothing where a figure was lowered since. */
  ofFen: number;
  leftFen: number;
  demo: boolean;
}

/** The event that draws on it by a town's own signature; what the county agreed to is the county's. */
const drawn = 'paid-first';

/** What the town may still give out first this year: its figure less what its officers signed for since New Year. None where nobody set one. */
export async function readReserve(
  house: House,
  db: Reader,
  scope: Scope,
  { name, town, day, figures }: { name: string; town: string; day: Day; figures: readonly Figure[] },
): Promise<Reserve | undefined> {
  const figure = reserveOn(figures, name, town, day);
  if (!figure) return undefined;
  const ofFen = yuanToFen(figure.value);
  let leftFen = ofFen;
  for (const row of await listPaidFirst(db, scope, { town, since: `${day.slice(0, 4)}-01-01`, until: day })) {
    if (row.step !== drawn || !row.sealed || !row.key_wrapped) continue;
    const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped);
    const at = { column: 'event.sealed', county: scope.county, row: row.id };
    const { amountFen, role } = house.vault.openJson<EventPayload>(key, at, row.sealed);
    if (role === 'town') leftFen -= amountFen ?? 0;
  }
  return { ofFen, leftFen, demo: figure.kind === 'demo' };
}
