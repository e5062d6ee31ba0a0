import type { Day } from '../day.ts';
import type { Benefit, Condition, Derived, FactData, Gate, Parameter, ProgramData } from '../catalogue/shape.ts';

/** What of a county's catalogue a precheck reads: the whole catalogue will do, and so will what the phone is told of it. */
export interface PrecheckData {
  conflictPriority?: readonly string[];
  parameters: readonly Pick<Parameter, 'id' | 'value' | 'effectiveFrom' | 'effectiveTo'>[];
  facts: readonly PrecheckFact[];
  derived: readonly Pick<Derived, 'id' | 'scope' | 'rule'>[];
  gates?: readonly Gate[];
  programs: readonly PrecheckProgram[];
}

export type PrecheckFact = Pick<FactData, 'id' | 'scope' | 'type' | 'default' | 'enum'> &
  Partial<Pick<FactData, 'part' | 'unit' | 'askedBy'>>;

export type PrecheckProgram = Pick<ProgramData, 'id' | 'unit' | 'effectiveFrom' | 'effectiveTo'> & {
  conflictsWith?: readonly string[];
  conditions: readonly (Pick<Condition, 'id' | 'rule' | 'decidedBy'> & Partial<Pick<Condition, 'compares'>>)[];
  benefit: Pick<Benefit, 'compute'> & Partial<Pick<Benefit, 'unit' | 'how' | 'round' | 'once'>>;
};

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

export { type Day };
