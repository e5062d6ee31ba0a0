import type { Sunshine } from '../../../contract/sunshine.contract.ts';
import { dayInFull } from '../../../rules/day-in-words.ts';
import { fenInWords } from '../../../rules/money.ts';
import { space, stack, textPiece, type Piece } from '../../posters/index.ts';
import { labelAsset } from './label-asset.ts';
import { words } from './words.ts';

/** Ems in millimetres. */
export interface PieceSizes {
  title: number;
  strong: number;
  body: number;
}

/** corner: all of it, read from a hand's length · board: the money and what it bought, and of programs whom to ask; read from two metres */
export function writePieces(told: Sunshine, width: number, sizes: PieceSizes, how: 'corner' | 'board'): Piece[] {
  const title = (text: string): Piece => ({
    ...stack([space(sizes.strong), textPiece(text, width, { size: sizes.title, weight: 'bold' })]),
    staysWith: 'next',
  });
  const strong = (text: string): Piece => ({
    ...stack([space(sizes.body * 0.7), textPiece(text, width, { size: sizes.strong, weight: 'bold' })]),
    staysWith: 'next',
  });
  const line = (text: string): Piece => textPiece(text, width, { size: sizes.body });
  return [
    title(words.funds),
    ...(told.funds.length === 0 ? [line(words.noFunds)] : told.funds.flatMap((fund) => [strong(fund.name), ...fundLines(fund).map(line)])),
    title(words.assets),
    ...(told.assets.length === 0
      ? [line(words.noAssets)]
      : told.assets.flatMap((asset) => [strong(asset.name), ...assetLines(asset).map(line)])),
    title(words.programs),
    ...told.programs.flatMap((program) =>
      how === 'board' ? [line(`${program.name}：${program.phone}`)] : [strong(program.name), ...programLines(program).map(line)],
    ),
  ];
}

export function fundLines({ source, amountFen, from, to, uses, balanceFen }: Sunshine['funds'][number]): string[] {
  return [
    `${words.source}：${source}`,
    `${words.amount}：${fenInWords(amountFen)}`,
    `${words.period}：${words.span(dayInFull(from), dayInFull(to))}`,
    ...uses.map(({ purpose, amountFen: spent, households }) => `${purpose}：${fenInWords(spent)}，${words.households(households)}`),
    `${words.balance}：${fenInWords(balanceFen)}`,
  ];
}

export function assetLines(asset: Sunshine['assets'][number]): string[] {
  return labelAsset(asset).map(([label, text]) => `${label}：${text}`);
}

function programLines({ department, conditions, steps, channels, phone }: Sunshine['programs'][number]): string[] {
  return [
    ...conditions,
    ...steps.map(({ title, who, limit }, at) => `${at + 1}. ${[title, who, limit].filter(Boolean).join('，')}`),
    `${words.channels}：${channels.join('；')}`,
    `${department} ${phone}`,
  ];
}
