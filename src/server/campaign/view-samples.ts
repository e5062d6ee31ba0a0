import type { CampaignSamples } from '../../contract/campaign.contract.ts';
import { sampleSize } from '../../rules/campaign.ts';
import { maskName } from '../../rules/mask.ts';
import { tellPlaces } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import { listFirst } from './audience.store.ts';
import type { Desk } from './campaign.routes.ts';
import { findCampaign } from './campaign.store.ts';
import type { Reason } from './judge-family.ts';

/** The twenty who are told first, drawn by the kept lot: whoever approves sees what makes the engine think so of real families. */
export async function viewSamples({ db, vault, ...house }: House, desk: Desk, scope: StaffScope, id: string): Promise<CampaignSamples> {
  const { county } = scope;
  const row = await findCampaign(db, scope, id);
  if (!row?.frozen_at) throw new Problem('not-found', { because: 'no audience yet' });
  await recordLook({ db, vault, ...house }, db, scope, { act: 'listed', whatKind: 'campaign', what: id });
  const people = await listFirst(db, scope, id, sampleSize);
  return {
    people: people.map((one) => {
      const key = vault.applicationKey(county, one.application, one.key_wrapped);
      const nameAt = { column: 'application.name_sealed', county, row: one.application };
      const reason = vault.openJson<Reason>(key, { column: 'campaign_person.sealed', county, row: one.id }, one.sealed);
      return {
        name: one.name_sealed ? maskName(vault.open(key, nameAt, one.name_sealed)) : '**',
        town: one.town ? tellPlaces(desk.book, county, [one.town]) : '',
        verdict: one.verdict,
        ...reason,
      };
    }),
  };
}
