import type { Updateable } from 'kysely';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import { insertStep, updateCampaign, type CampaignRow } from './campaign.store.ts';

interface Move {
  kind: string;
  /** None: the county's clock. */
  actor: string | null;
  change: Updateable<Tables['campaign']>;
  submission?: { id: string; digest: Buffer };
}

/** A campaign moves, and who moved it is written down, both in the caller's transaction; the row is locked there. */
export async function moveCampaign(
  house: House,
  tx: Tx,
  scope: Scope,
  row: Pick<CampaignRow, 'id' | 'version'>,
  move: Move,
): Promise<void> {
  const at = house.clock.now();
  const version = row.version + 1;
  await updateCampaign(tx, scope, row.id, { ...move.change, version, changed_at: at });
  await insertStep(tx, {
    county: scope.county,
    campaign: row.id,
    number: version,
    kind: move.kind,
    actor: move.actor,
    at,
    submission_id: move.submission?.id ?? null,
    digest: move.submission?.digest ?? null,
  });
}
