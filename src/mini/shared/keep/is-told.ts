import type { CatalogueList, Gate, ProgramTexts } from '../../../contract/learn.contract.ts';
import type { OpenedCode } from '../../../contract/qr.contract.ts';
import { isFigure, isRecord, isText, isTrueOrFalse, listOf, perhaps, shaped, type Check } from './shape.ts';

/* Whether what the county once told, and this phone kept, can be shown as it is. If not it is asked for again. */

type Listed = CatalogueList['programs'][number];
type Text = ProgramTexts['programs'][number];
type Step = Text['steps'][number];

const isPlace = shaped<{ id: string; name: string }>({ id: isText, name: isText });
const isSource = shaped<Step['source']>({ kind: isText, ref: isText });

export const isOpenedCode = shaped<OpenedCode>({
  codeId: isText,
  state: isText,
  county: shaped<OpenedCode['county']>({ id: isText, name: isText, hotline: isText }),
  origin: isText,
  town: isPlace,
  village: isPlace,
  liaison: perhaps(shaped<OpenedCode['liaison'] & object>({ name: isText, phone: isText })),
  hint: perhaps(isText),
  hangsAt: perhaps(isText),
  formerVillage: perhaps(isText),
  station: perhaps(shaped<OpenedCode['station'] & object>({ address: isText, hours: isText, phone: isText })),
  duty: perhaps(listOf(shaped<{ name: string; phone: string }>({ name: isText, phone: isText }))),
  supervision: perhaps(isText),
  wechat: perhaps(shaped<OpenedCode['wechat'] & object>({ phoneButton: isTrueOrFalse, templates: listOf(isText) })),
  demo: isTrueOrFalse,
  sealingKey: perhaps(shaped<OpenedCode['sealingKey'] & object>({ id: isFigure, key: isText })),
});

/** A rule is read by the engine alone, which says itself what it cannot read. */
const isAny: Check = () => true;
const isTextOrNull: Check = (value) => value === null || isText(value);

const isNames: Check = (value) => isRecord(value) && Object.values(value).every(isText);

const isListed = shaped<Listed>({
  id: isText,
  name: isText,
  shortName: isText,
  department: isText,
  layer: isText,
  targets: listOf(isText),
  lifeEvents: listOf(isText),
  keywords: listOf(isText),
  unit: isText,
  scope: isText,
  summary: isText,
  conditions: listOf(
    shaped<Listed['conditions'][number]>({
      id: isText,
      text: isText,
      rule: isAny,
      decidedBy: isText,
      illustrative: isTrueOrFalse,
      compares: perhaps(isRecord),
    }),
  ),
  benefit: shaped<Listed['benefit']>({
    kind: isText,
    demo: isTrueOrFalse,
    compute: isAny,
    round: perhaps(isText),
    once: perhaps(isText),
  }),
  callFirst: perhaps(isTrueOrFalse),
  apply: isText,
  conflictsWith: listOf(isText),
  effectiveFrom: isText,
  effectiveTo: isTextOrNull,
});

const isProgramText = shaped<Text>({
  id: isText,
  receiver: perhaps(isText),
  channels: listOf(isText),
  phone: isText,
  phoneVerified: isTrueOrFalse,
  figures: listOf(
    shaped<Text['figures'][number]>({ label: isText, text: isText, parameter: perhaps(isText), since: perhaps(isText), source: isSource }),
  ),
  papers: listOf(
    shaped<Text['papers'][number]>({
      kind: isText,
      name: isText,
      how: isText,
      mayFollow: isTrueOrFalse,
      onlyFor: perhaps(isText),
      hint: perhaps(isText),
      of: perhaps(isText),
      when: isAny,
    }),
  ),
  asks: listOf(isText),
  consents: perhaps(listOf(isText)),
  steps: listOf(shaped<Step>({ title: isText, who: isText, limit: isText, source: isSource })),
  law: listOf(isText),
  stacksWith: listOf(isText),
  note: isText,
  conditions: listOf(shaped<Text['conditions'][number]>({ id: isText, failText: isText })),
  benefit: shaped<Text['benefit']>({ text: isText, unit: isText, how: isText }),
});

const isParameter = shaped<CatalogueList['parameters'][number]>({
  id: isText,
  value: isFigure,
  unit: isText,
  effectiveFrom: isText,
  effectiveTo: isTextOrNull,
  illustrative: isTrueOrFalse,
});

const isGate = shaped<Gate>({
  id: isText,
  question: isText,
  example: isText,
  why: isText,
  rows: listOf(shaped<Gate['rows'][number]>({ id: isText, label: isText, facts: listOf(isText), says: perhaps(isRecord) })),
});

const isFact = shaped<CatalogueList['facts'][number]>({
  id: isText,
  type: isText,
  scope: isText,
  part: isText,
  questionOf: isText,
  example: isText,
  unit: perhaps(isText),
  choices: perhaps(listOf(shaped<{ value: string; label: string }>({ value: isText, label: isText }))),
  default: isAny,
  askedBy: perhaps(isText),
});

export const isCatalogueList = shaped<CatalogueList>({
  county: isText,
  version: isFigure,
  effectiveFrom: isText,
  layers: isNames,
  targetGroups: isNames,
  lifeEvents: listOf(
    shaped<CatalogueList['lifeEvents'][number]>({ id: isText, name: isText, text: isText, callFirst: perhaps(isTrueOrFalse) }),
  ),
  scopes: listOf(isText),
  sums: isText,
  conflictPriority: listOf(isText),
  parameters: listOf(isParameter),
  derived: listOf(shaped<CatalogueList['derived'][number]>({ id: isText, scope: isText, rule: isAny })),
  gates: listOf(isGate),
  programs: listOf(isListed),
  facts: listOf(isFact),
  notes: listOf(shaped<CatalogueList['notes'][number]>({ kind: isText, title: isText, text: isText })),
});

const isYesAndNo = shaped<{ yes: string; no: string }>({ yes: isText, no: isText });

const isNoneAndSome = shaped<{ none: string; some: string }>({ none: isText, some: isText });

const isConsent = shaped<ProgramTexts['consents'][number]>({ kind: isText, version: isFigure, text: isText, effect: perhaps(isText) });

export const isProgramTexts = shaped<ProgramTexts>({
  county: isText,
  version: isFigure,
  programs: listOf(isProgramText),
  parameters: listOf(shaped<ProgramTexts['parameters'][number]>({ id: isText, effectiveFrom: isText, name: isText, source: isSource })),
  facts: listOf(
    shaped<ProgramTexts['facts'][number]>({
      id: isText,
      why: isText,
      checkedBy: perhaps(isText),
      says: perhaps((value) => isText(value) || isYesAndNo(value) || isNoneAndSome(value)),
    }),
  ),
  consents: listOf(isConsent),
  consentsOfRelatives: perhaps(listOf(isConsent)),
});
