import type { Generated } from 'kysely';
import type { Day } from '../../rules/day.ts';
import type { StaffRole } from '../../rules/role-rights.ts';

/** The staff: who they are, how they sign in, who stands in for whom, who is on duty; a part of `Tables`. */
export interface StaffTables {
  staff_login: { login: string; county: string; staff: string };
  staff_session: { token_hash: Buffer; county: string; staff: string; born_at: Date; seen_at: Date; ended_at: Date | null };
  staff_try: { key_hash: Buffer; wrong: number; last_at: Date; wait_until: Date };
  staff: {
    county: string;
    id: string;
    login: string;
    name: string;
    role: StaffRole;
    places: string[];
    /** Of a department: which one. */
    body: string | null;
    password_hash: string;
    /** None: she signs in by her keys alone. */
    totp_sealed: Buffer | null;
    totp_last_step: Generated<string>;
    seeded: boolean;
    since: Day;
    until: Day | null;
    id_hash: Buffer | null;
    /** 工作证号: what a visitor shows at the door. */
    card_number: string | null;
  };
  deputy: {
    county: string;
    id: string;
    away: string;
    deputy: string;
    since: Day;
    until: Day;
    named_at: Date;
    ended_at: Date | null;
  };
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
