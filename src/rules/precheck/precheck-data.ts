import type { Day } from '../day.ts';

/**
 * What of a county's catalogue a precheck reads. The catalogue as the county keeps it will do, what the phone is told of it (types
 * `yuan` and `choice`), and the plain form of the study of 66 programs. Rules are whatever was written: `compileCatalogue` judges them.
 */
export interface PrecheckData {
  conflictPriority?: readonly string[];
  parameters: readonly { id: string; value: number; unit?: string; effectiveFrom: Day; effectiveTo: Day | null }[];
  facts: readonly PrecheckFact[];
  derived: readonly { id: string; scope: string; rule: unknown }[];
  gates?: readonly PrecheckGate[];
  programs: readonly PrecheckProgram[];
}

export interface PrecheckFact {
  id: string;
  scope: string;
  /** boolean · integer · number or yuan · enum or choice; what is anything else (a date) no rule can speak of. */
  type: string;
  default?: unknown;
  enum?: readonly string[] | null;
  choices?: unknown;
  part?: string;
  unit?: string | null;
  askedBy?: string;
}

export interface PrecheckGate {
  id: string;
  rows: readonly { id: string; facts: readonly string[]; says?: Record<string, unknown> }[];
}

export interface PrecheckProgram {
  id: string;
  unit: string;
  effectiveFrom: Day;
  effectiveTo: Day | null;
  conflictsWith?: readonly string[];
  layer?: string;
  targets?: readonly string[];
  lifeEvents?: readonly string[];
  conditions: readonly { id: string; rule: unknown; decidedBy: string; compares?: { mine: unknown; line: unknown; unit: string } }[];
  benefit: { compute?: unknown; unit?: string | null; how?: string; round?: string; once?: string };
  /** What the county wants to know besides, when somebody applies. */
  asks?: readonly string[];
  /** As a phone is told them (`papers`), or as the county keeps them (`materials`): only when one is asked for. */
  papers?: readonly { kind: string; when?: unknown }[];
  materials?: readonly { id: string; when?: unknown }[];
}

/** A household as a file says it. A fact that is missing or null is unknown: never zero and never no. */
export interface Household {
  facts: {
    household?: Record<string, Answer>;
    assets?: Record<string, Answer>;
    medical?: Record<string, Answer>;
    education?: Record<string, Answer>;
    housing?: Record<string, Answer>;
    members?: readonly Member[];
  };
  /** What nobody said and `completeWithDefaults` filled in: `medical.rehabYear`, `person.disabilityLevel@0` of the first member. */
  presumed?: ReadonlySet<string>;
}

export type Answer = boolean | number | string | null | undefined;

export type Member = { id: string } & Record<string, Answer>;

/** A catalogue that cannot be judged by, with the program and the condition, or the derived fact, that is wrong. */
export class CatalogueRefused extends Error {}
