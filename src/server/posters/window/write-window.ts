import { flowSheet } from './flow-sheet.ts';
import { layOutSheets } from './lay-out-sheets.ts';
import { linesSheet } from './lines-sheet.ts';
import { organisationSheet } from './organisation-sheet.ts';
import { phonesSheet } from './phones-sheet.ts';
import type { Piece } from './piece.ts';
import { programsSheet } from './programs-sheet.ts';
import { field } from './sheet-frame.ts';
import type { Window, WindowCountyOrder } from './window-order.ts';

export interface WindowSheet {
  title: string;
  /** Of the six, from 1. */
  number: number;
  part: { number: number; of: number };
  pieces: Piece[];
}

/** The six sheets of a window, in the order in which they are named; one that is too long goes on on a further sheet. */
export function writeWindow(order: WindowCountyOrder, window: Window): WindowSheet[] {
  const { width, height } = field;
  const { words } = order;
  const onTheWall = words.flow.flatMap((id) => window.programs.find((program) => program.id === id) ?? []);
  const six: readonly (readonly [string, Piece[]])[] = [
    ['组织机构', organisationSheet(order, window, width)],
    ['工作职责', linesSheet(window.town ? words.duties.town : words.duties.county, field)],
    ['工作制度', linesSheet(words.rules, field)],
    ['救助政策', programsSheet(window.programs, words.inFull, width)],
    ['工作流程', flowSheet(onTheWall, field)],
    ['监督投诉电话', phonesSheet(order, window, width)],
  ];
  return six.flatMap(([title, pieces], index) => {
    const sheets = layOutSheets(pieces, height);
    return sheets.map((on, at) => ({ title, number: index + 1, part: { number: at + 1, of: sheets.length }, pieces: on }));
  });
}
