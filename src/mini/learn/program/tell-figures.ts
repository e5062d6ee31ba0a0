import type { Catalogue, Program } from '../../../contract/learn.contract.ts';
import { figureInWords } from '../../../rules/catalogue/figure-in-words.ts';
import { parameterOn } from '../../../rules/catalogue/parameter-on.ts';
import type { Day } from '../../../rules/day.ts';
import { words } from './words.ts';

type Dated = Catalogue['parameters'][number];

export interface ToldFigure {
  label: string;
  text: string;
  /** From when, and who says so. */
  source: string;
  /** What the law or the county has already said of a later day. */
  coming?: string;
}

/** The figures of a program as they are on a day, each with its source and date, and with what is to come. */
export function tellFigures(figures: Program['figures'], parameters: readonly Dated[], day: Day): ToldFigure[] {
  return figures.map((figure) => {
    const { label, text, since, source, parameter } = figure;
    const dated = parameter === undefined ? [] : parameters.filter(({ id }) => id === parameter);
    const now = parameter === undefined ? undefined : parameterOn(dated, parameter, day);
    const next = firstAfter(dated, day);
    const coming = next ? comingOf(now, next) : endOf(dated, now, day);
    return {
      label,
      text,
      source: [since === undefined ? '' : words.since(since), words.sources[source.kind]?.words ?? source.ref].filter(Boolean).join('，'),
      ...(coming ? { coming } : {}),
    };
  });
}

function firstAfter(dated: readonly Dated[], day: Day): Dated | undefined {
  return dated
    .filter(({ effectiveFrom }) => effectiveFrom > day)
    .reduce<Dated | undefined>((first, one) => (first && first.effectiveFrom <= one.effectiveFrom ? first : one), undefined);
}

function comingOf(now: Dated | undefined, next: Dated): string {
  const mark = next.illustrative ? `${words.sources['demo']!.words}。` : '';
  if (!now) return words.begins(next.effectiveFrom, figureInWords(next.value, next.unit)) + mark;
  return words.coming(next.effectiveFrom, bare(now), bare(next)) + mark;
}

/** A figure that ends with nothing after it: she is told before, and the old one is not taken for today's. */
function endOf(dated: readonly Dated[], now: Dated | undefined, day: Day): string | undefined {
  if (now) return now.effectiveTo === null ? undefined : words.until(now.effectiveTo);
  const last = dated.reduce((latest, { effectiveTo }) => (effectiveTo !== null && effectiveTo > latest ? effectiveTo : latest), '');
  return last !== '' && last < day ? words.ended(last) : undefined;
}

/** 850元, without 每人每月: that stands above it. */
const bare = ({ value, unit }: Dated): string => figureInWords(value, unit.split('/')[0]!);
