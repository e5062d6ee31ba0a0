import type { Generated } from 'kysely';

type Bytes = Buffer;
/** A legal day; the driver is told to leave dates as text. */
type Day = string;

/** Who is told, and what a person says to somebody's face. */
export interface ToldTables {
  told: {
    county: string;
    id: string;
    application: string;
    way: 'me' | 'child' | 'liaison';
    /** Of a child alone. */
    contact: string | null;
    since: Date;
    until: Date | null;
  };
  person_way: {
    county: string;
    person: string;
    way: 'reads' | 'in-person';
    set_by: 'herself' | 'liaison' | 'town';
    at: Date;
  };
  errand: {
    county: string;
    /** Of its delivery. */
    id: string;
    notice: string;
    village: string;
    town: string;
    person: string;
    /** The notice's kind, which says the sentence. */
    kind: string;
    why: 'asked' | 'no-number' | 'not-reached';
    with_whom: 'liaison' | 'town';
    state: 'open' | 'heard' | 'closed';
    due_on: Day | null;
    due_certain: boolean | null;
    tries: number;
    version: number;
    opened_at: Date;
    changed_at: Date;
    /** Printed, and not taken back. */
    on_paper: Generated<boolean>;
  };
  errand_step: {
    county: string;
    errand: string;
    number: number;
    kind: 'heard' | 'not-found' | 'to-town' | 'erased' | 'called-off';
    actor_kind: 'citizen' | 'staff' | 'clock';
    actor: string | null;
    at: Date;
    submission_id: string | null;
    digest: Bytes | null;
    sealed: Bytes | null;
  };
}
