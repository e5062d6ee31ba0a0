type Bytes = Buffer;
/** A legal day; the driver is told to leave dates as text. */
type Day = string;

/** Households in trouble that somebody reported. */
export interface LeadTables {
  lead: {
    county: string;
    id: string;
    digest: Bytes;
    village: string;
    town: string;
    urgency: 'ordinary' | 'child';
    state: 'open' | 'visit-planned' | 'visited';
    with_whom: 'town' | 'county';
    way: 'phone' | 'hotline' | 'desk';
    version: number;
    sealed: Bytes;
    reported_at: Date;
    due_on: Day | null;
    due_certain: boolean | null;
    visit_on: Day | null;
    risen_at: Date | null;
    outcome: 'applied' | 'emergency' | 'nothing-needed' | 'not-found' | null;
    changed_at: Date;
  };
  lead_step: {
    county: string;
    lead: string;
    number: number;
    kind: 'reported' | 'planned' | 'visited' | 'handed-to-county' | 'risen';
    actor: string | null;
    at: Date;
    submission_id: string | null;
    digest: Bytes | null;
    sealed: Bytes;
  };
}
