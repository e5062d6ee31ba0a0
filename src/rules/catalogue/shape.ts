import type { Day } from '../day.ts';
import type { Says } from '../form/say-answer.ts';

/*
 * A county's catalogue as it is kept: every program, question, sum and paper, with its source. The form that the project's study of
 * 66 programs is written in, and what a phone needs besides: short names, life events, examples, gates. All amounts in yuan.
 */

/** A rule: a subset of JsonLogic, read in three values (`rules/precheck`). A plain value stands for itself. */
export type Rule = number | string | boolean | readonly (string | number)[] | { readonly [operator: string]: Rule | readonly Rule[] };

/** Where a figure, a limit or a step comes from. notice: an office published it, by number. illustrative: nobody published it, and 演示 goes wherever it is shown. */
export interface DataSource {
  kind: 'statute' | 'notice' | 'county-promise' | 'news' | 'secondary' | 'knowledge' | 'illustrative';
  ref: string;
}

/** A figure of the law with the days it holds. A rise is a second entry of the same id with a later `effectiveFrom`. */
export interface Parameter {
  id: string;
  name: string;
  value: number;
  unit: string;
  effectiveFrom: Day;
  effectiveTo: Day | null;
  illustrative: boolean;
  source: DataSource;
  note?: string;
}

export interface FactData {
  id: string;
  scope: 'household' | 'person';
  type: 'boolean' | 'integer' | 'number' | 'enum' | 'date';
  label: string;
  /** Asked of the family, or of one member: {who} is then how she calls him. */
  question: string;
  example: string;
  why: string;
  unit: string | null;
  /** What is so for nearly everybody. Whoever was not asked has not said it: only a household read from a file is completed with it. */
  default: boolean | number | string | null;
  enum: string[] | null;
  /** A label for each of `enum`. */
  choices?: Record<string, string>;
  sensitive: boolean;
  verifiableBy: string | null;
  /** When it is asked: who lives here and what happened, then money, then property. */
  part: 'household' | 'money' | 'property';
  /** staff: nobody asks a family this; it is what `default` says until an officer says otherwise. */
  askedBy?: 'staff';
  /**
   * How the review page says an answer: a sentence for yes and one for no, else one with {answer}, and where nought or the choice `none`
   * is said otherwise, one for that; {who} where it is of a person.
   */
  says?: Says;
}

/** One page that answers several facts for everybody: what is not ticked is what its fact's `default` says. */
export interface Gate {
  id: string;
  question: string;
  example: string;
  why: string;
  rows: {
    id: string;
    label: string;
    /** Facts that are at their default for all unless this row is ticked; ticked, they are asked one by one. */
    facts: string[];
    /** Ticking says so by itself, for the household, or for whoever she then points at. */
    says?: Record<string, boolean | string | number>;
  }[];
}

export interface Derived {
  id: string;
  scope: 'household' | 'person';
  label: string;
  rule: Rule;
  basis: string;
}

export interface Material {
  id: string;
  name: string;
  issuedBy: string;
  /** The county looks it up: nobody may ask for it (社会救助法 62). */
  autoFetch: boolean;
  note?: string;
  /** Written with the form itself. */
  inForm?: boolean;
  hint?: string;
  /** Each member whom it is about has one of his own; otherwise one is enough for the household. */
  of?: 'person';
}

export interface ProgramMaterial {
  id: string;
  /** Only some families have it; for anybody else it is not missing. */
  required: boolean;
  canBeDeferred: boolean;
  /** For whom, where it is not for all: 家里有病人的. */
  onlyFor?: string;
  /** Where this program differs from the paper's own row. */
  autoFetch?: boolean;
  hint?: string;
  /** Only asked for where this is not settled against: told from what she answered, so that onlyFor needs no reading. */
  when?: Rule;
}

export interface Condition {
  id: string;
  /** In plain words, as the page says it. */
  text: string;
  rule: Rule;
  failText: string;
  /** officer: only told, never judged by a machine. */
  decidedBy: 'self' | 'officer';
  illustrative: boolean;
  /** The two sums that were compared, where "by how much" can be said: ids of facts, derived ones or parameters. */
  compares?: { mine: Rule; line: Rule; unit: string };
}

export interface BenefitFigure {
  label: string;
  /** Said by this parameter, on the day it is read. */
  parameter?: string;
  value?: number | string;
  unit?: string;
  illustrative?: boolean;
  source?: DataSource;
}

export interface Benefit {
  kind: string;
  text: string;
  unit: string | null;
  /** The formula in words. */
  how: string;
  compute: Rule | null;
  /** up-to-yuan: 见分进元, once, at the very end. Otherwise to the fen. */
  round?: 'up-to-yuan';
  /** Of the household, once, although it is judged by person: heating, electricity, water. */
  once?: 'household';
  figures: BenefitFigure[];
  illustrative: boolean;
}

export interface ToldStep {
  title: string;
  who: string;
  /** 30个工作日; empty where no text sets one. */
  limit: string;
  source: DataSource;
}

export interface LegalBasis {
  name: string;
  docNo: string;
  /** text: read word for word · anything else: to be verified */
  verified: string;
  note: string;
  article?: string;
}

export interface ProgramData {
  id: string;
  name: string;
  shortName: string;
  department: string;
  layer: string;
  group: string;
  targets: string[];
  lifeEvents: string[];
  unit: 'household' | 'person';
  summary: string;
  benefit: Benefit;
  conditions: Condition[];
  materials: ProgramMaterial[];
  /** A key of `procedures` here, and the id of the county's own procedure where it is followed here. */
  procedure: string;
  channels: string[];
  applyMode: 'apply' | 'auto';
  /** here: on the phone · auto: needs no application · window: where the channels say */
  apply: 'here' | 'auto' | 'window';
  receiver: string;
  /** Facts that the county wants to know besides what conditions and sum are made of, when applying here. */
  asks: string[];
  /** Kinds of consent that it needs; absent: every one of the catalogue. */
  consents?: string[];
  callFirst?: boolean;
  /** By its nature nobody else's business (两癌, 家暴): its matters begin as `quiet` (`rules/sharing.ts`). */
  quiet?: boolean;
  /** What its steps and figures are where a town decides. */
  delegated?: Record<string, { steps: ToldStep[]; figures: { label: string; text: string; source: DataSource }[] }>;
  legalBasis: LegalBasis[];
  phone: string;
  /** Nobody has looked this number up yet. */
  phoneVerified: boolean;
  keywords: string[];
  effectiveFrom: Day;
  effectiveTo: Day | null;
  /** county, or the one place where it exists: binzhou, wudi, guanxian. */
  scope: string;
  conflictsWith: string[];
  stacksWith: string[];
  note: string;
}

export interface LifeEvent {
  id: string;
  name: string;
  /** One spoken line under it. */
  text: string;
  /** Somebody may be in danger: 120, 119 and 110 stand above its programs. */
  callFirst?: boolean;
}

export interface Consent {
  kind: string;
  /** Goes up with every change of the text. */
  version: number;
  text: string;
  /** What taking it back does, told before she does. */
  effect?: string;
  /** relative: asked of whoever owes support from outside, {who} being whom the application is for; absent: of who lives together. */
  by?: 'relative';
}

/** What a catalogue is; the version and the county are the row's. */
export interface CatalogueData {
  schemaVersion: 1;
  effectiveFrom: Day;
  /** Plain names: 3+N and 4+N as people say it. */
  layers: Record<string, string>;
  targetGroups: Record<string, string>;
  lifeEvents: LifeEvent[];
  /** Which scopes of programs exist in this county: what only another place has is shown to nobody here. */
  scopes: string[];
  /** hidden: no phone says about how much before the county has decided. */
  sums: 'shown' | 'hidden';
  conflictPriority: string[];
  parameters: Parameter[];
  facts: FactData[];
  gates: Gate[];
  derived: Derived[];
  materials: Material[];
  procedures: Record<string, { name: string; steps: ToldStep[] }>;
  programs: ProgramData[];
  consents: Consent[];
  notes: { kind: string; title: string; text: string }[];
}
