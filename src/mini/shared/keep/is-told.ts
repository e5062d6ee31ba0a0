import type { Catalogue, Fact, Program } from '../../../contract/learn.contract.ts';
import type { OpenedCode } from '../../../contract/qr.contract.ts';
import { isFigure, isText, isTrueOrFalse, listOf, perhaps, shaped } from './shape.ts';

/* Whether what the county once told, and this phone kept, can be shown as it is. If not it is asked for again. */

type Step = Program['steps'][number];
type Figure = Program['figures'][number];

const isPlace = shaped<{ id: string; name: string }>({ id: isText, name: isText });
const isSource = shaped<Step['source']>({ kind: isText, ref: isText });
const isMarkedText = shaped<Program['benefit']>({ text: isText, demo: isTrueOrFalse });

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
  supervision: perhaps(isText),
  wechat: perhaps(shaped<OpenedCode['wechat'] & object>({ phoneButton: isTrueOrFalse, templates: listOf(isText) })),
  demo: isTrueOrFalse,
});

const isProgram = shaped<Program>({
  id: isText,
  name: isText,
  shortName: isText,
  department: isText,
  receiver: perhaps(isText),
  summary: isText,
  who: listOf(isMarkedText),
  benefit: isMarkedText,
  figures: listOf(shaped<Figure>({ label: isText, text: isText, source: isSource })),
  papers: listOf(
    shaped<Program['papers'][number]>({
      kind: isText,
      name: isText,
      how: isText,
      mayFollow: isTrueOrFalse,
      onlyFor: perhaps(isText),
      hint: perhaps(isText),
    }),
  ),
  asks: listOf(isText),
  consents: perhaps(listOf(isText)),
  callFirst: perhaps(isTrueOrFalse),
  steps: listOf(shaped<Step>({ title: isText, who: isText, limit: isText, source: isSource })),
  apply: isText,
  law: listOf(isText),
  effectiveFrom: isText,
});

const isFact = shaped<Fact>({
  id: isText,
  type: isText,
  question: isText,
  example: isText,
  why: isText,
  checkedBy: perhaps(isText),
  choices: perhaps(listOf(shaped<{ value: string; label: string }>({ value: isText, label: isText }))),
});

export const isCatalogue = shaped<Catalogue>({
  county: isText,
  version: isFigure,
  effectiveFrom: isText,
  programs: listOf(isProgram),
  facts: listOf(isFact),
  consents: listOf(shaped<Catalogue['consents'][number]>({ kind: isText, version: isFigure, text: isText })),
  notes: listOf(shaped<Catalogue['notes'][number]>({ kind: isText, title: isText, text: isText })),
});
