import type { Updateable } from 'kysely';
import type { ActOnCampaign } from '../../contract/campaign.contract.ts';
import { actsNow, leadsTo, personsAnHour, secondPersonActs, type CampaignAct } from '../../rules/campaign.ts';
import { dayOf } from '../../rules/day.ts';
import { mayDo } from '../../rules/role-rights.ts';
import { closeErrands } from '../notify/index.ts';
import { readFigures } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import type { Tables } from '../platform/tables.ts';
import type { Desk } from './campaign.routes.ts';
import { countCardsLeft, listOpenCards } from './card.store.ts';
import { findStep, hasStep, lockCampaign, type CampaignRow } from './campaign.store.ts';
import { moveCampaign } from './move-campaign.ts';
import { endDeliveries, freeDeliveries, holdDeliveries } from './telling.store.ts';

type Acting = ActOnCampaign & { campaignId: string; seenVersion: number };

/** The same id again changes nothing; a campaign that moved meanwhile is read first. Only holding and stopping need no newest look. */
export async function actOnCampaign(house: House, desk: Desk, scope: StaffScope, acting: Acting): Promise<void> {
  const { campaignId, seenVersion, submissionId, act } = acting;
  const digest = house.vault.hash('campaign-act', JSON.stringify([campaignId, act]));
  await house.db.transaction().execute(async (tx) => {
    const row = await lockCampaign(tx, scope, campaignId);
    if (!row) throw new Problem('not-found', { because: 'no such campaign' });
    const before = await findStep(tx, scope, submissionId);
    if (before) {
      const isSame = before.campaign === campaignId && before.actor === scope.staff && before.digest?.equals(digest);
      if (!isSame) throw new Problem('already-sent-differently');
      return;
    }
    // Whoever holds it must not be told to read first: it may be going out while she reads.
    if (row.version !== seenVersion && act !== 'pause' && act !== 'stop') throw new Problem('changed-meanwhile');
    await refuseAct(house, tx, scope, row, act);
    await moveCampaign(house, tx, scope, row, {
      kind: act,
      actor: scope.staff,
      change: await changeOf(house, desk, tx, scope, row, act),
      submission: { id: submissionId, digest },
    });
    await touchDeliveries(house, tx, scope, campaignId, act);
    await recordLook(house, tx, scope, { act: act === 'approve' ? 'approved' : 'recorded', whatKind: 'campaign', what: campaignId });
    await house.jobs.send(tx, 'work-campaigns', { county: scope.county });
  });
}

async function refuseAct(house: House, tx: Tx, scope: StaffScope, row: CampaignRow, act: CampaignAct): Promise<void> {
  const isSecond = secondPersonActs.includes(act);
  if (isSecond && !mayDo(scope.role, 'approve-campaigns')) throw new Problem('not-for-you');
  if (isSecond && row.written_by === scope.staff) throw new Problem('not-now', { text: '您写的，要请一位同事来同意。' });
  if (act === 'find' && row.written_by !== scope.staff) throw new Problem('not-now', { text: '谁写的谁来找人。' });
  if (!actsNow(row.state, await countCardsLeft(tx, scope, row.id)).includes(act))
    throw new Problem('not-now', { text: '现在到不了这一步。请看看到哪一步了。' });
  if (act !== 'approve') return;
  if (row.counts.likely + row.counts.maybe === 0) throw new Problem('not-now', { text: '没有找到人，不用告诉谁。' });
  if (personsAnHour(await readFigures(tx, scope), dayOf(house.clock.now())) === undefined)
    throw new Problem('not-now', { text: '热线有几条线、一小时接几个电话，县里还没填。填了再同意。' });
}

async function changeOf(
  house: House,
  desk: Desk,
  tx: Tx,
  scope: StaffScope,
  row: CampaignRow,
  act: CampaignAct,
): Promise<Updateable<Tables['campaign']>> {
  const state = leadsTo(act, await hasStep(tx, scope, row.id, 'go-on'));
  if (act === 'approve') return { state, approved_by: scope.staff, approved_at: house.clock.now() };
  if (act !== 'find') return { state };
  const catalogue = (await desk.catalogue.findInForce(scope.county))?.catalogue;
  if (!catalogue?.programs.some(({ id }) => id === row.program)) throw new Problem('not-now', { text: '目录里没有这一样了。请另写一次。' });
  return { state, catalogue_version: catalogue.version };
}

/** What no vendor was called for yet is held, let go, or ended with it. */
async function touchDeliveries(house: House, tx: Tx, scope: StaffScope, campaign: string, act: CampaignAct): Promise<void> {
  if (act === 'pause') await holdDeliveries(tx, scope, campaign);
  if (act === 'resume') await freeDeliveries(tx, scope, campaign, house.clock.now());
  if (act !== 'stop') return;
  await endDeliveries(tx, scope, campaign, house.clock.now());
  await closeErrands(house, tx, scope, { ids: await listOpenCards(tx, scope, campaign), because: 'called-off' });
}
