/** Who has a matter in hand, what is handed on, and why somebody looked. */
export interface HoldTables {
  matter_holder: { county: string; matter: string; role: string; holder: string; since: Date };
  hand_over: {
    county: string;
    id: string;
    matter: string;
    role: string;
    giver: string;
    taker: string;
    note_sealed: Buffer;
    offered_at: Date;
    state: 'offered' | 'accepted' | 'given-back' | 'cancelled';
    settled_at: Date | null;
    reason_sealed: Buffer | null;
  };
  look_reason: {
    county: string;
    id: string;
    matter: string;
    staff: string;
    kind: string;
    sealed: Buffer;
    at: Date;
    valid_until: Date;
  };
}
