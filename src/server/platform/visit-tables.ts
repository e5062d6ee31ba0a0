import type { Day } from '../../rules/day.ts';
import type { DigestPeriod } from '../../rules/morning.ts';
import type { Half, VisitOffice } from '../../rules/visits.ts';

/** Who comes to whom on which day; and that a morning's list was made. A part of `Tables`. */
export interface VisitTables {
  visit: {
    county: string;
    id: string;
    matter: string | null;
    lead: string | null;
    follows: string | null;
    number: string;
    village: string;
    town: string;
    office: VisitOffice;
    day: Day;
    half: Half;
    /** Of staff; two. */
    visitors: string[];
    state: 'planned' | 'cancelled' | 'done' | 'missed';
    version: number;
    tell_at: Date | null;
    changed_at: Date;
  };
  visit_step: {
    county: string;
    id: string;
    visit: string;
    number: number;
    kind: 'planned' | 'moved' | 'cancelled' | 'done' | 'missed' | 'told';
    actor: string | null;
    at: Date;
    submission_id: string | null;
    digest: Buffer | null;
    sealed: Buffer;
  };
  digest: {
    county: string;
    place: string;
    period: DigestPeriod;
    day: Day;
    state: 'due' | 'nothing-due';
    due: number;
    made_at: Date;
  };
}
