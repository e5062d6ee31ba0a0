import type { GrievanceDesk, RatingLevel } from '../../rules/grievances.ts';

type Bytes = Buffer;
/** A legal day; the driver is told to leave dates as text. */
type Day = string;

/** 问一问, 好差评, 投诉举报. */
export interface GrievanceTables {
  grievance: {
    county: string;
    id: string;
    kind: 'inquiry' | 'call-back' | 'complaint';
    digest: Bytes;
    state: 'open' | 'taken' | 'done';
    desk: GrievanceDesk;
    town: string | null;
    matter: string | null;
    number: string | null;
    version: number;
    sealed: Bytes;
    asked_at: Date;
    due_on: Day | null;
    due_certain: boolean | null;
    risen_at: Date | null;
    changed_at: Date;
  };
  grievance_step: {
    county: string;
    grievance: string;
    number: number;
    kind: 'asked' | 'taken' | 'answered' | 'called' | 'not-reached' | 'not-content' | 'risen';
    desk: GrievanceDesk;
    actor: string | null;
    at: Date;
    submission_id: string | null;
    digest: Bytes | null;
    sealed: Bytes;
  };
  rating: {
    county: string;
    about: Bytes;
    digest: Bytes;
    level: RatingLevel;
    town: string;
    program: string;
    /** 2026-11 */
    month: string;
    sealed: Bytes | null;
  };
  complaint_look: { look_hash: Bytes; county: string; complaint: string };
}
