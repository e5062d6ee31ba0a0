import type { Sunshine } from '../../../contract/sunshine.contract.ts';
import { fenInWords } from '../../../rules/money.ts';
import { words } from './words.ts';

/** What is said of an asset, under which label and in this order, wherever it is said: page, table, plate. */
export function labelAsset({ where, costFen, source, year, keeper, phone }: Sunshine['assets'][number]): [label: string, text: string][] {
  return [
    [words.where, where],
    [words.cost, fenInWords(costFen)],
    [words.source, source],
    [words.year, words.ofYear(year)],
    [words.keeper, keeper],
    [words.supervision, phone],
  ];
}
