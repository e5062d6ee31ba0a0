import type { ColumnType } from 'kysely';
import type { CampaignCounts, CampaignState } from '../../rules/campaign.ts';

type Bytes = Buffer;
type Json<T> = ColumnType<T, string, string>;

/** 政策找人: whom the county finds and tells. */
export interface CampaignTables {
  campaign: {
    county: string;
    id: string;
    state: CampaignState;
    version: number;
    program: string;
    catalogue_version: number;
    title: string;
    text: string;
    written_by: string;
    written_at: Date;
    approved_by: string | null;
    approved_at: Date | null;
    seed: string;
    looked_up_to: string | null;
    counts: Json<CampaignCounts>;
    frozen_at: Date | null;
    changed_at: Date;
  };
  campaign_step: {
    county: string;
    campaign: string;
    number: number;
    kind: string;
    actor: string | null;
    at: Date;
    submission_id: string | null;
    digest: Bytes | null;
  };
  campaign_person: {
    county: string;
    campaign: string;
    person: string;
    id: string;
    application: string;
    account: string | null;
    town: string;
    verdict: 'likely' | 'maybe';
    lot: number;
    sealed: Bytes;
    state: 'waiting' | 'told' | 'for-liaison' | 'left' | 'said-no';
    due_at: Date;
    settled_at: Date | null;
  };
  campaign_no: { county: string; person: string; state: 'no' | 'taken-back'; since: Date; by: 'person' | 'desk' | 'liaison' };
}
