import type { Tx } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { Scope } from '../../platform/scope.ts';
import { keepStations } from './files.store.ts';
import type { StationNow } from './judge-stations.ts';

export async function writeStations(house: House, tx: Tx, scope: Scope, plan: readonly StationNow[]): Promise<void> {
  await keepStations(tx, scope, plan, house.clock.now());
}
