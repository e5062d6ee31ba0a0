import type { ColumnType } from 'kysely';
import type { SunshineContent } from '../../contract/sunshine.contract.ts';
import type { SunshineForm, SunshinePlace } from '../../rules/sunshine-forms.ts';

type Json<T> = ColumnType<T, string, string>;

/** What is public of a county, and where it hangs. */
export interface SunshineTables {
  sunshine_entry: {
    county: string;
    id: string;
    kind: 'fund' | 'asset';
    version: number;
    data: Json<unknown>;
    state: 'kept' | 'dropped';
    changed_by: string;
    changed_at: Date;
  };
  sunshine_release: {
    county: string;
    id: string;
    content: Json<SunshineContent>;
    digest: string;
    state: 'proposed' | 'released' | 'replaced' | 'taken-down' | 'dropped';
    proposed_by: string;
    proposed_at: Date;
    released_by: string | null;
    released_at: Date | null;
    ended_by: string | null;
    ended_at: Date | null;
    why: string | null;
  };
  sunshine_export: {
    county: string;
    id: string;
    release: string;
    form: SunshineForm;
    file: Buffer;
    sha256: string;
    made_by: string;
    made_at: Date;
  };
  sunshine_hanging: {
    county: string;
    id: string;
    release: string;
    kind: SunshinePlace;
    place: string;
    hangs_at: string | null;
    put_up_by: string;
    put_up_at: Date;
    taken_off_by: string | null;
    taken_off_at: Date | null;
  };
}
