/** Security keys of the staff and the duty roster, a part of `Tables`. */
export interface StaffTables {
  staff_credential: { credential: Buffer; county: string; key: string };
  staff_challenge: { challenge_hash: Buffer; staff: string | null; expires_at: Date };
  staff_key: {
    county: string;
    id: string;
    staff: string;
    name: string;
    credential: Buffer;
    public_key: Buffer;
    counter: string;
    transports: string[];
    added_at: Date;
    last_used_at: Date | null;
    doubted_at: Date | null;
    removed_at: Date | null;
  };
  duty_shift: {
    county: string;
    id: string;
    place: string;
    staff: string;
    since: Date;
    until: Date;
    submission: string;
    set_by: string;
    set_at: Date;
    ended_at: Date | null;
  };
  duty_desk: { county: string; place: string; phone_sealed: Buffer; set_at: Date };
}
