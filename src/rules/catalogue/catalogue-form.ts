import { receiverKinds } from '../receiver.ts';
import type { Form, Parts } from './check-form.ts';

const source: Parts = {
  has: { kind: ['statute', 'notice', 'county-promise', 'news', 'secondary', 'knowledge', 'illustrative'], ref: 'words' },
};

const toldStep: Parts = { has: { title: 'words', who: 'words', limit: 'text', source } };

const parameter: Parts = {
  has: {
    id: 'words',
    name: 'words',
    value: 'number',
    unit: 'words',
    effectiveFrom: 'day',
    effectiveTo: { orNone: 'day' },
    illustrative: 'truth',
    source,
  },
  mayHave: { note: 'text' },
};

const fact: Parts = {
  has: {
    id: 'words',
    scope: ['household', 'person'],
    type: ['boolean', 'integer', 'number', 'enum', 'date'],
    label: 'words',
    question: 'words',
    example: 'words',
    why: 'words',
    unit: { orNone: 'words' },
    default: { orNone: 'plain' },
    enum: { orNone: { listOf: 'words', atLeast: 2 } },
    sensitive: 'truth',
    verifiableBy: { orNone: 'words' },
    part: ['household', 'money', 'property'],
  },
  mayHave: { choices: { each: 'words' }, askedBy: ['staff'], says: 'rule' },
};

const gate: Parts = {
  has: {
    id: 'words',
    question: 'words',
    example: 'words',
    why: 'words',
    rows: {
      listOf: { has: { id: 'words', label: 'words', facts: { listOf: 'words', atLeast: 1 } }, mayHave: { says: { each: 'plain' } } },
      atLeast: 1,
    },
  },
};

const derived: Parts = { has: { id: 'words', scope: ['household', 'person'], label: 'words', rule: 'rule', basis: 'text' } };

const material: Parts = {
  has: { id: 'words', name: 'words', issuedBy: 'words', autoFetch: 'truth' },
  mayHave: { note: 'text', inForm: 'truth', hint: 'words', of: ['person'] },
};

const benefit: Parts = {
  has: {
    kind: 'words',
    text: 'words',
    unit: { orNone: 'text' },
    how: 'text',
    compute: { orNone: 'rule' },
    figures: {
      listOf: { has: { label: 'words' }, mayHave: { parameter: 'words', value: 'plain', unit: 'text', illustrative: 'truth', source } },
    },
    illustrative: 'truth',
  },
  mayHave: { round: ['up-to-yuan'], once: ['household'] },
};

const condition: Parts = {
  has: { id: 'words', text: 'words', rule: 'rule', failText: 'words', decidedBy: ['self', 'officer'], illustrative: 'truth' },
  mayHave: { compares: { has: { mine: 'rule', line: 'rule', unit: 'words' } } },
};

const programMaterial: Parts = {
  has: { id: 'words', required: 'truth', canBeDeferred: 'truth' },
  mayHave: { onlyFor: 'words', autoFetch: 'truth', hint: 'words', when: 'rule' },
};

const legalBasis: Parts = {
  has: { name: 'words', docNo: 'text', verified: 'words', note: 'text' },
  mayHave: { article: 'words' },
};

const delegated: Parts = {
  has: { steps: { listOf: toldStep, atLeast: 1 }, figures: { listOf: { has: { label: 'words', text: 'words', source } } } },
};

const program: Parts = {
  has: {
    id: 'words',
    name: 'words',
    shortName: 'words',
    department: 'words',
    layer: 'words',
    group: 'words',
    targets: { listOf: 'words', atLeast: 1 },
    lifeEvents: { listOf: 'words' },
    unit: ['household', 'person'],
    summary: 'words',
    benefit,
    conditions: { listOf: condition, atLeast: 1 },
    materials: { listOf: programMaterial },
    procedure: 'words',
    channels: { listOf: 'words', atLeast: 1 },
    applyMode: ['apply', 'auto'],
    apply: ['here', 'auto', 'window'],
    receiver: receiverKinds,
    asks: { listOf: 'words' },
    legalBasis: { listOf: legalBasis },
    phone: 'words',
    phoneVerified: 'truth',
    keywords: { listOf: 'words', atLeast: 1 },
    effectiveFrom: 'day',
    effectiveTo: { orNone: 'day' },
    scope: ['county', 'binzhou', 'wudi', 'guanxian'],
    conflictsWith: { listOf: 'words' },
    stacksWith: { listOf: 'words' },
    note: 'text',
  },
  mayHave: { consents: { listOf: 'words' }, callFirst: 'truth', quiet: 'truth', delegated: { each: delegated } },
};

/** The form of `CatalogueData` (shape.ts), as it can be looked at in data that came from a file or a draft. */
export const catalogueForm: Record<string, Form> = {
  schemaVersion: 'count',
  effectiveFrom: 'day',
  layers: { each: 'words' },
  targetGroups: { each: 'words' },
  lifeEvents: { listOf: { has: { id: 'words', name: 'words', text: 'words' }, mayHave: { callFirst: 'truth' } }, atLeast: 1 },
  scopes: { listOf: 'words', atLeast: 1 },
  sums: ['shown', 'hidden'],
  conflictPriority: { listOf: 'words' },
  parameters: { listOf: parameter },
  facts: { listOf: fact },
  gates: { listOf: gate },
  derived: { listOf: derived },
  materials: { listOf: material },
  procedures: { each: { has: { name: 'words', steps: { listOf: toldStep, atLeast: 1 } } } },
  programs: { listOf: program, atLeast: 1 },
  consents: { listOf: { has: { kind: 'words', version: 'count', text: 'words' }, mayHave: { effect: 'words', by: ['relative'] } } },
  notes: { listOf: { has: { kind: 'words', title: 'words', text: 'words' } } },
};

/** What rules need of it, whoever wrote the rest: the form of the project's study too. */
export const rulesForm: Record<string, Form> = {
  parameters: {
    listOf: { has: { id: 'words', value: 'number', effectiveFrom: 'day', effectiveTo: { orNone: 'day' } }, others: 'ignored' },
  },
  facts: {
    listOf: {
      has: {
        id: 'words',
        scope: ['household', 'person'],
        type: ['boolean', 'integer', 'number', 'enum', 'date'],
        default: { orNone: 'plain' },
        enum: { orNone: { listOf: 'words', atLeast: 1 } },
      },
      others: 'ignored',
    },
  },
  derived: { listOf: { has: { id: 'words', scope: ['household', 'person'], rule: 'rule' }, others: 'ignored' } },
  programs: {
    listOf: {
      has: {
        id: 'words',
        unit: ['household', 'person'],
        effectiveFrom: 'day',
        effectiveTo: { orNone: 'day' },
        conditions: {
          listOf: { has: { id: 'words', rule: 'rule', decidedBy: ['self', 'officer'] }, others: 'ignored' },
          atLeast: 1,
        },
        benefit: { has: { compute: { orNone: 'rule' } }, others: 'ignored' },
      },
      mayHave: { conflictsWith: { listOf: 'words' } },
      others: 'ignored',
    },
  },
};
