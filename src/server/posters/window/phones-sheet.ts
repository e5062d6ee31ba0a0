import type { WindowLine } from '../../../rules/window-words.ts';
import { fitText } from '../draw/fit-text.ts';
import { boxed, sizes, space, stack, textPiece, type Piece } from './piece.ts';
import { sourceWords } from './source-words.ts';
import type { Window, WindowCountyOrder } from './window-order.ts';

/** 监督投诉电话: numbers to be read across a hall, and what becomes of a call. */
export function phonesSheet({ county, words }: WindowCountyOrder, { town }: Window, width: number): Piece[] {
  const station = town ? town.station : county.station;
  return [
    number({ label: '民政服务热线', phone: county.hotline, size: 46, how: 'black' }, width),
    space(5),
    ...(county.supervisionPhone
      ? [number({ label: '监督投诉电话', phone: county.supervisionPhone, size: 27, how: 'frame' }, width), space(5)]
      : []),
    ...(station ? [number({ label: '本窗口电话', phone: station.phone, size: 27, how: 'frame' }, width), space(9)] : []),
    ...words.complaints.map((line) => complaint(line, width)),
  ];
}

function number({ label, phone, size, how }: { label: string; phone: string; size: number; how: 'black' | 'frame' }, width: number): Piece {
  const tone = how === 'black' ? 'white' : 'black';
  const inner = width - 20;
  const fitted = fitText(phone, { width: inner, size, weight: 'bold' });
  const content = stack([
    textPiece(label, inner, { size: sizes.strong, tone, align: 'centre' }),
    textPiece(phone, inner + 1, { size: fitted.size, weight: 'bold', tone, align: 'centre', leading: 1.12 }),
  ]);
  return boxed(content, { width, padding: 10, height: content.height + 9, how });
}

function complaint({ text, source }: WindowLine, width: number): Piece {
  return stack([
    textPiece(text, width, { size: sizes.body + 1, weight: 'bold' }),
    textPiece(sourceWords(source), width, { size: sizes.note }),
    space(4),
  ]);
}
