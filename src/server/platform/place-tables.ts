import type { ColumnType } from 'kysely';
import type { CodeFinding, CodeTaskOutcome, PlacesFileKind, PosterSheet } from '../../rules/code-kinds.ts';

type Bytes = Buffer;
type Json<T = unknown> = ColumnType<T, string, string>;
type Day = string;

/** Places, what hangs in them and how it fares. */
export interface PlaceTables {
  place: {
    id: string;
    county: string;
    kind: 'county' | 'town' | 'village';
    parent: string | null;
    name: string;
    raw_name: string;
    division_code: string;
    since: Day;
    until: Day | null;
    merged_into: string | null;
  };
  place_change: {
    county: string;
    id: string;
    place: string;
    kind: 'added' | 'renamed' | 'moved' | 'renumbered' | 'merged' | 'ended';
    was: ColumnType<PlaceWas | null, string | null, never>;
    at: Date;
    by: string | null;
    file: string | null;
  };
  station: { county: string; place: string; address: string; hours: string; phone: string; changed_at: Date };
  liaison: {
    county: string;
    id: string;
    village: string;
    name: string;
    phone: string;
    since: Day;
    until: Day | null;
    print_consent_on: Day | null;
  };
  places_file: {
    county: string;
    id: string;
    kind: PlacesFileKind;
    name: string;
    sha256: string;
    file: string;
    report: Json;
    report_digest: string;
    tried_by: string;
    tried_at: Date;
    state: 'waiting' | 'confirmed' | 'dropped';
    closed_by: string | null;
    closed_at: Date | null;
  };
  village_code: {
    id: string;
    county: string;
    village: string;
    issued_at: Date;
    issued_by: string | null;
    hangs_at: string | null;
    revoked_at: Date | null;
    revoked_by: string | null;
    revoked_why: string | null;
    replaced_by: string | null;
  };
  code_alias: {
    alias: string;
    county: string;
    village: string;
    registered_at: Date;
    registered_by: string | null;
    until: Date | null;
  };
  /** Where the release before this one counts; nothing reads it any more. */
  scan_count: { county: string; code: string; day: Day; count: string };
  scan_day: { county: string; village: string; day: Day; code: string; way: ScanWay; count: string };
  unknown_scan: { day: Day; way: string; count: string };
  scan_writer: { id: string; batch: string };
  code_task: {
    county: string;
    id: string;
    village: string;
    code: string;
    kind: Exclude<CodeFinding, 'fine'> | 'guessed';
    reports: number;
    opened_at: Date;
    last_report_at: Date;
    closed_at: Date | null;
    closed_by: string | null;
    outcome: CodeTaskOutcome | null;
  };
  code_check: {
    county: string;
    id: string;
    village: string;
    code: string;
    finding: CodeFinding;
    photo: string | null;
    by_kind: 'liaison' | 'staff';
    by: string;
    at: Date;
    on_day: Day;
  };
  code_photo: { county: string; id: string; village: string; sha256: Bytes; file: string; sent_by: string; sent_at: Date };
  mini_code: { county: string; code: string; app_id: string; image: Bytes; made_at: Date };
  poster_job: {
    county: string;
    id: string;
    sheet: PosterSheet;
    places: Json<'all' | string[]>;
    state: 'waiting' | 'working' | 'finished' | 'refused' | 'cancelled';
    pages_done: number;
    pages_total: number;
    asked_by: string;
    asked_at: Date;
    due_at: Date | null;
    finished_at: Date | null;
    refusals: Json<{ village: string; why: string }[]>;
    file: string | null;
    manifest: string | null;
    sha256: string | null;
    bytes: number | null;
  };
}

export type ScanWay = 'page' | 'app' | 'check' | 'wrong-tag';

/** A place before a change. */
export interface PlaceWas {
  name: string;
  rawName: string;
  divisionCode: string;
  parent: string | null;
}
