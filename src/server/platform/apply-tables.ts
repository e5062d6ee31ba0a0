import type { Generated } from 'kysely';

type Bytes = Buffer;

/** Who an application is about, and who agreed to what. */
export interface ApplyTables {
  application_member: {
    county: string;
    application: string;
    id: string;
    kind: 'applicant' | 'household' | 'relative';
    person: string | null;
    adult: boolean | null;
    sealed: Bytes;
  };
  consent: {
    county: string;
    id: string;
    application: string;
    member: Generated<string>;
    person: string | null;
    kind: string;
    version: number;
    how: Generated<'form' | 'own-phone' | 'in-person'>;
    at: Date;
    withdrawn_at: Generated<Date | null>;
  };
  consent_text: { county: string; kind: string; version: number; text: string };
  consent_request: {
    county: string;
    id: string;
    application: string;
    member: string;
    kind: string;
    version: number;
    address_hash: Bytes | null;
    address_hash_next: Bytes | null;
    sealed: Bytes;
    state: 'asked' | 'agreed' | 'refused' | 'ended';
    asked_at: Date;
    answered_at: Date | null;
    answered_by: string | null;
  };
  /** Until which month a card of hers holds, as an officer read it off. */
  card_month: {
    county: string;
    id: string;
    application: string;
    member: string;
    person: string;
    kind: string;
    sealed: Bytes;
    noted_at: Date;
    noted_by: string;
  };
  signature: {
    county: string;
    id: string;
    application: string;
    member: string;
    kind: 'hand' | 'thumb' | 'paper';
    paper: string | null;
    sealed: Bytes;
    at: Date;
  };
}
