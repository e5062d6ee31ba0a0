import type { Insertable, Selectable, Updateable } from 'kysely';
import type { Reader, Tx } from '../platform/database.ts';
import { firstRows } from '../platform/first-rows.ts';
import type { Scope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import type { Write } from '../platform/write-together.ts';

export type CampaignRow = Selectable<Tables['campaign']>;

/** False if a campaign of this id stands already. */
export async function insertCampaign(tx: Tx, row: Insertable<Tables['campaign']>): Promise<boolean> {
  const inserted = await tx
    .insertInto('campaign')
    .values(row)
    .onConflict((conflict) => conflict.columns(['county', 'id']).doNothing())
    .executeTakeFirst();
  return inserted.numInsertedOrUpdatedRows === 1n;
}

export async function findCampaign(db: Reader, scope: Scope, id: string): Promise<CampaignRow | undefined> {
  return db.selectFrom('campaign').selectAll().where('county', '=', scope.county).where('id', '=', id).executeTakeFirst();
}

export async function lockCampaign(tx: Tx, scope: Scope, id: string): Promise<CampaignRow | undefined> {
  return tx.selectFrom('campaign').selectAll().where('county', '=', scope.county).where('id', '=', id).forUpdate().executeTakeFirst();
}

/** The same for the county's clock; nothing where somebody has it in hand just now. */
export async function lockFreeCampaign(tx: Tx, scope: Scope, id: string): Promise<CampaignRow | undefined> {
  return tx
    .selectFrom('campaign')
    .selectAll()
    .where('county', '=', scope.county)
    .where('id', '=', id)
    .forUpdate()
    .skipLocked()
    .executeTakeFirst();
}

export async function updateCampaign(tx: Tx, scope: Scope, id: string, change: Updateable<Tables['campaign']>): Promise<void> {
  await tx.updateTable('campaign').set(change).where('county', '=', scope.county).where('id', '=', id).execute();
}

export async function listCampaigns(db: Reader, scope: Scope) {
  const all = db.selectFrom('campaign').selectAll().where('county', '=', scope.county);
  return firstRows(all.orderBy('written_at', 'desc').orderBy('id'));
}

/** Those whom the county's clock has something to do for, the one that stands longest first. */
export async function listAtWork(db: Reader, scope: Scope): Promise<{ id: string; state: CampaignRow['state'] }[]> {
  return db
    .selectFrom('campaign')
    .select(['id', 'state'])
    .where('county', '=', scope.county)
    .where('state', 'in', ['finding', 'approved', 'running'])
    .orderBy('changed_at')
    .orderBy('id')
    .execute();
}

/** Those that tell or have told everybody else, and have people left whom somebody is to tell to their face, the one that stands longest first. */
export async function listWithCardsToGive(db: Reader, scope: Scope): Promise<string[]> {
  const rows = await db
    .selectFrom('campaign')
    .select('campaign.id')
    .where('campaign.county', '=', scope.county)
    .where('campaign.state', 'in', ['running', 'done'])
    .where((eb) =>
      eb.exists(
        eb
          .selectFrom('campaign_person')
          .select('campaign_person.id')
          .where('campaign_person.county', '=', scope.county)
          .whereRef('campaign_person.campaign', '=', 'campaign.id')
          .where('campaign_person.state', '=', 'for-liaison')
          .where((one) =>
            one.not(
              one.exists(
                one
                  .selectFrom('notice')
                  .select('notice.id')
                  .where('notice.county', '=', scope.county)
                  .whereRef('notice.about', '=', 'campaign_person.id'),
              ),
            ),
          ),
      ),
    )
    .orderBy('campaign.changed_at')
    .orderBy('campaign.id')
    .execute();
  return rows.map(({ id }) => id);
}

// ── what was done ──

export async function insertStep(tx: Tx, row: Insertable<Tables['campaign_step']>): Promise<void> {
  await tx.insertInto('campaign_step').values(row).execute();
}

export async function findStep(tx: Tx, scope: Scope, submissionId: string) {
  return tx
    .selectFrom('campaign_step')
    .select(['campaign', 'actor', 'digest'])
    .where('county', '=', scope.county)
    .where('submission_id', '=', submissionId)
    .executeTakeFirst();
}

export async function hasStep(db: Reader, scope: Scope, campaign: string, kind: string): Promise<boolean> {
  const row = await db
    .selectFrom('campaign_step')
    .select('number')
    .where('county', '=', scope.county)
    .where('campaign', '=', campaign)
    .where('kind', '=', kind)
    .executeTakeFirst();
  return row !== undefined;
}

export async function listSteps(db: Reader, scope: Scope, campaign: string) {
  return db
    .selectFrom('campaign_step')
    .leftJoin('staff', (join) => join.onRef('staff.county', '=', 'campaign_step.county').onRef('staff.id', '=', 'campaign_step.actor'))
    .select(['campaign_step.kind', 'campaign_step.at', 'staff.name'])
    .where('campaign_step.county', '=', scope.county)
    .where('campaign_step.campaign', '=', campaign)
    .orderBy('campaign_step.number')
    .execute();
}

// ── whoever does not want to be told ──

export async function listNoes(db: Reader, scope: Scope, persons: readonly string[]): Promise<ReadonlySet<string>> {
  if (persons.length === 0) return new Set();
  const rows = await db
    .selectFrom('campaign_no')
    .select('person')
    .where('county', '=', scope.county)
    .where('person', 'in', [...persons])
    .where('state', '=', 'no')
    .execute();
  return new Set(rows.map(({ person }) => person));
}

/** The latest word counts, and keeps its day if it was said before. */
export function keepWish(row: Insertable<Tables['campaign_no']>): Write {
  return (db) =>
    db
      .insertInto('campaign_no')
      .values(row)
      .onConflict((conflict) =>
        conflict
          .columns(['county', 'person'])
          .doUpdateSet({ state: row.state, since: row.since, by: row.by })
          .where('campaign_no.state', '!=', row.state),
      );
}

/** The person of a message of this sort in her inbox. */
export async function findToldPerson(db: Reader, scope: Scope & { kind: 'citizen' }, notice: string): Promise<string | undefined> {
  const row = await db
    .selectFrom('notice')
    .select('person')
    .where('county', '=', scope.county)
    .where('account', '=', scope.account)
    .where('id', '=', notice)
    .where('kind', '=', 'policy-for-you')
    .executeTakeFirst();
  return row?.person;
}

export async function findPersonByIdHash(db: Reader, scope: Scope, hash: Buffer): Promise<string | undefined> {
  const row = await db
    .selectFrom('person')
    .select('id')
    .where('county', '=', scope.county)
    .where((eb) => eb.or([eb('id_hash', '=', hash), eb('id_hash_next', '=', hash)]))
    .executeTakeFirst();
  return row?.id;
}
