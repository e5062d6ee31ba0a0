type Bytes = Buffer;

/** 急事, the desks that were rung, and who is rung for more than a town may sign; a part of `Tables`. */
export interface EmergencyTables {
  emergency: {
    county: string;
    id: string;
    number: string;
    place: string;
    village: string | null;
    what: string;
    source: 'phone' | 'hotline' | 'liaison' | 'walk-in';
    phone_hash: Bytes | null;
    device_hash: Bytes | null;
    /** Gone once a matter has opened: then it is the application's. */
    key_wrapped: Bytes | null;
    state: 'ringing' | 'taken' | 'open' | 'closed';
    opened_at: Date;
    due_at: Date | null;
    taken_by: string | null;
    taken_at: Date | null;
    application: string | null;
    matter: string | null;
    matter_digest: Bytes | null;
    paid_way: 'cash' | 'goods' | 'transfer' | null;
    closed_at: Date | null;
    closed_by: string | null;
    closed_why: 'same' | 'others-help' | 'no-need' | 'prank' | null;
    same_as: string | null;
    closed_sealed: Bytes | null;
  };
  emergency_report: {
    county: string;
    id: string;
    emergency: string;
    submission_id: string;
    digest: Bytes;
    what: string;
    village: string | null;
    at: Date;
    sealed: Bytes;
  };
  ring: {
    county: string;
    id: string;
    about: string;
    place: string;
    why: 'reported' | 'not-taken' | 'nobody-on-duty' | 'no-number' | 'again' | 'differs' | 'morning';
    template: string;
    params: string[];
    phone_sealed: Bytes | null;
    state: 'waiting' | 'calling' | 'handed-over' | 'failed' | 'unknown' | 'no-number';
    at: Date;
    due_at: Date;
    changed_at: Date;
  };
  county_leader: {
    county: string;
    id: string;
    position: number;
    name_sealed: Bytes;
    phone_sealed: Bytes;
    set_by: string;
    set_at: Date;
    ended_at: Date | null;
  };
}
