import type { Day } from '../day.ts';
import { askOf } from './ask-of.ts';
import { figureInWords } from './figure-in-words.ts';
import { parameterOn } from './parameter-on.ts';
import type {
  BenefitFigure,
  CatalogueData,
  Consent,
  DataSource,
  FactData,
  Parameter,
  ProgramData,
  ProgramMaterial,
  ToldStep,
} from './shape.ts';

/** Kinds as they are told: what nobody published is `demo`, what somebody knew or retold is `secondary`. */
const kinds: Record<DataSource['kind'], string> = {
  statute: 'law',
  notice: 'notice',
  'county-promise': 'county-promise',
  news: 'news',
  secondary: 'secondary',
  knowledge: 'secondary',
  illustrative: 'demo',
};

/** A catalogue as families are told it on a day, beside it what the county follows (`procedure`, `delegated`). */
export function tellCatalogue(data: CatalogueData, day: Day) {
  return {
    effectiveFrom: data.effectiveFrom,
    layers: data.layers,
    targetGroups: data.targetGroups,
    lifeEvents: data.lifeEvents,
    scopes: data.scopes,
    sums: data.sums,
    conflictPriority: data.conflictPriority,
    parameters: data.parameters.map(tellParameter),
    derived: data.derived.map(({ id, scope, rule }) => ({ id, scope, rule })),
    gates: data.gates,
    programs: data.programs.map((program) => tellProgram(data, program, day)),
    facts: data.facts.map(tellFact),
    consents: data.consents.filter(({ by }) => by === undefined),
    consentsOfRelatives: data.consents.filter(({ by }) => by === 'relative').map(tellRelativesConsent),
    notes: data.notes,
  };
}

function tellRelativesConsent({ kind, version, text, effect }: Consent) {
  return { kind, version, text, ...(effect ? { effect } : {}) };
}

function tellParameter({ id, name, value, unit, effectiveFrom, effectiveTo, illustrative, source }: Parameter) {
  return { id, name, value, unit, effectiveFrom, effectiveTo, illustrative, source: tellSource(source) };
}

function tellProgram(data: CatalogueData, program: ProgramData, day: Day) {
  const { materials, benefit, legalBasis, delegated, applyMode: _, group: __, ...same } = program;
  return {
    ...same,
    who: program.conditions.map(({ text, illustrative }) => ({ text, demo: illustrative })),
    benefit: {
      text: benefit.text,
      demo: benefit.illustrative,
      kind: benefit.kind,
      unit: benefit.unit ?? '',
      how: benefit.how,
      ...(benefit.compute === null ? {} : { compute: benefit.compute }),
      ...(benefit.round ? { round: benefit.round } : {}),
      ...(benefit.once ? { once: benefit.once } : {}),
    },
    figures: benefit.figures.map((figure) => tellFigure(figure, data.parameters, day)),
    papers: materials.map((paper) => tellPaper(data, paper)),
    steps: (data.procedures[program.procedure]?.steps ?? []).map(tellStep),
    law: legalBasis.filter(({ verified }) => !unread.has(verified)).map(tellLaw),
    ...(delegated
      ? {
          delegated: Object.fromEntries(
            Object.entries(delegated).map(([id, { steps, figures }]) => [
              id,
              { steps: steps.map(tellStep), figures: figures.map((one) => ({ ...one, source: tellSource(one.source) })) },
            ]),
          ),
        }
      : {}),
  };
}

/** Texts known by their title only are left out. */
const unread = new Set(['missing', 'exists-only', 'listed', 'seed']);

function tellLaw({ name, docNo, verified, article }: ProgramData['legalBasis'][number]): string {
  const inside = [docNo, article, verified === 'text' ? '' : '待核'].filter(Boolean).join('，');
  return inside ? `${name}（${inside}）` : name;
}

function tellStep({ title, who, limit, source }: ToldStep) {
  return { title, who, limit, source: tellSource(source) };
}

const tellSource = ({ kind, ref }: DataSource) => ({ kind: kinds[kind], ref });

/** A figure as its page says it on that day; one that says nothing on that day says so. */
export function tellFigure(figure: BenefitFigure, parameters: readonly Parameter[], day: Day) {
  const { label, parameter } = figure;
  const said = parameter === undefined ? undefined : parameterOn(parameters, parameter, day);
  if (said)
    return {
      label,
      text: figureInWords(said.value, said.unit),
      parameter: said.id,
      since: said.effectiveFrom,
      source: tellSource(said.source),
    };
  return {
    label,
    text: figure.value === undefined ? '没公布过' : figureInWords(figure.value, figure.unit ?? ''),
    source: figure.source ? tellSource(figure.source) : { kind: 'demo', ref: '演示数据，不是公布的标准，上线前由县里核定' },
  };
}

function tellPaper(data: CatalogueData, paper: ProgramMaterial) {
  const material = data.materials.find(({ id }) => id === paper.id);
  const isLookedUp = paper.autoFetch ?? material?.autoFetch ?? false;
  const hint = paper.hint ?? material?.hint;
  return {
    kind: paper.id,
    name: material?.name ?? paper.id,
    how: isLookedUp ? 'look-up' : material?.inForm ? 'in-form' : 'ask',
    mayFollow: paper.canBeDeferred,
    ...(paper.onlyFor ? { onlyFor: paper.onlyFor } : {}),
    ...(hint ? { hint } : {}),
    ...(material?.of ? { of: material.of } : {}),
    ...(paper.when === undefined ? {} : { when: paper.when }),
  };
}

const types: Record<FactData['type'], string> = { boolean: 'boolean', integer: 'integer', number: 'yuan', enum: 'choice', date: 'date' };

function tellFact(fact: FactData) {
  return {
    id: fact.id,
    type: types[fact.type],
    scope: fact.scope,
    part: fact.part,
    question: askOf(fact.question),
    questionOf: fact.question,
    example: fact.example,
    ...(fact.unit ? { unit: fact.unit } : {}),
    why: fact.why,
    ...(fact.verifiableBy ? { checkedBy: fact.verifiableBy } : {}),
    ...(fact.enum ? { choices: fact.enum.map((value) => ({ value, label: fact.choices?.[value] ?? value })) } : {}),
    ...(fact.default === null ? {} : { default: fact.default }),
    ...(fact.askedBy ? { askedBy: fact.askedBy } : {}),
    ...(fact.says ? { says: fact.says } : {}),
  };
}
