import type { Generated } from 'kysely';
import type { Lane } from '../../rules/notice/notice-kinds.ts';

/** Sealed columns are vault bytes. */
type Bytes = Buffer;

/** What somebody is told, and the ways it goes out. */
export interface NoticeTables {
  notice: {
    county: string;
    id: string;
    /** None, together with the event, where she is told of something that is no matter: then `about` is its row. */
    matter: string | null;
    event: string | null;
    about: Generated<string | null>;
    /** None where it is told to a number of hers and not to the account that filed. */
    account: string | null;
    person: string;
    kind: string;
    sealed: Bytes;
    at: Date;
    read_at: Date | null;
  };
  delivery: {
    county: string;
    id: string;
    /** Of what: a notice, or a request for consent. */
    notice: string | null;
    consent_request: Generated<string | null>;
    /** voice: its place is kept, nothing is handed over that way yet. */
    channel: 'sms' | 'wechat' | 'voice' | 'in-person' | 'practice';
    contact: string | null;
    template: string;
    lane: Generated<Exclude<Lane, 'sign-in'>>;
    /** Of the number it goes to, by SMS. */
    address_hash: Generated<Bytes | null>;
    /** The delivery that carries what this one says. */
    folded_into: Generated<string | null>;
    sealed: Bytes;
    state: 'waiting' | 'calling' | 'handed-over' | 'delivered' | 'heard' | 'failed' | 'unknown' | 'folded' | 'called-off';
    due_at: Date;
    changed_at: Date;
  };
  /** What a person found out about a message that nobody knew the end of. */
  delivery_settling: { county: string; id: string; delivery: string; how: 'told' | 'not-reached'; staff: string; at: Date };
}
