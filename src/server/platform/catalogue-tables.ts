import type { ColumnType, Generated } from 'kysely';
import type { Day } from '../../rules/day.ts';

type Json<T = unknown> = ColumnType<T, string, string>;

/** The catalogue: versions that were published, drafts of the next, households to try a draft against. */
export interface CatalogueTables {
  catalogue: {
    county: string;
    version: number;
    data: Json;
    effective_from: Day;
    published_at: Date;
    /** What came with the county's folder has no draft and was approved by nobody at the desk. */
    draft: Generated<string | null>;
    offered_by: Generated<string | null>;
    approved_by: Generated<string | null>;
    withdrawn_at: Generated<Date | null>;
    withdrawn_by: Generated<string | null>;
    withdrawn_why: Generated<string | null>;
  };
  catalogue_draft: {
    county: string;
    id: string;
    base: number;
    data: Json;
    first_day: Day | null;
    version: number;
    state: CatalogueDraftState;
    editors: string[];
    changed_by: string;
    changed_at: Date;
    begun_at: Date;
    offered_by: string | null;
    offered_at: Date | null;
    closed_by: string | null;
    closed_at: Date | null;
    published_as: number | null;
  };
  trial_household: { county: string; id: string; title: string; data: Json; loaded_at: Date };
}

export type CatalogueDraftState = 'drafting' | 'offered' | 'published' | 'dropped';
