import type { WordKind, WordOutcome } from '../../rules/her-words.ts';

type Bytes = Buffer;
/** A legal day; the driver is told to leave dates as text. */
type Day = string;

/** 她说一句. */
export interface WordTables {
  word: {
    county: string;
    id: string;
    matter: string;
    kind: WordKind;
    /** The step that asked her. */
    step: string;
    arrived: 'in-time' | 'late';
    town: string;
    digest: Bytes;
    sealed: Bytes;
    said_at: Date;
    due_on: Day | null;
    due_certain: boolean | null;
    outcome: WordOutcome | null;
    answered_at: Date | null;
    answer_sealed: Bytes | null;
    risen_at: Date | null;
    inquiry: string | null;
  };
}
