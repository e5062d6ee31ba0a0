import type { Piece } from './piece.ts';

/**
 * Pieces on as many sheets as they need, from the top of each; nothing is cut, nothing becomes smaller. A heading goes
 * over with what it heads.
 */
export function layOutSheets(pieces: readonly Piece[], height: number): Piece[][] {
  const sheets: Piece[][] = [[]];
  let left = height;
  for (const group of groupsOf(pieces)) {
    const needs = group.reduce((sum, piece) => sum + piece.height, 0);
    if (needs > left && sheets.at(-1)!.length > 0) {
      sheets.push([]);
      left = height;
    }
    sheets.at(-1)!.push(...group);
    left -= needs;
  }
  return sheets;
}

function groupsOf(pieces: readonly Piece[]): Piece[][] {
  const groups: Piece[][] = [[]];
  for (const piece of pieces) {
    groups.at(-1)!.push(piece);
    if (piece.staysWith === undefined) groups.push([]);
  }
  return groups.filter((group) => group.length > 0);
}
