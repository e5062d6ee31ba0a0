import type { PosterSheet } from '../../../rules/code-kinds.ts';
import { type CodeBook, tellPlaces } from '../../places/index.ts';
import type { PosterJobRow } from '../posters.store.ts';

/** Both without an ending; the plain one is for programs that know no other letters. */
export interface FileName {
  name: string;
  plain: string;
}

const sheetNames: Readonly<Record<PosterSheet, string>> = { a4: 'A4', a3: 'A3', sticker: '贴纸', strip: '联络员条', window: '六上墙' };

/** 无棣县-海丰街道-A4. */
export function nameFile(book: CodeBook, { county, sheet, places }: Pick<PosterJobRow, 'county' | 'sheet' | 'places'>): FileName {
  const told = [book.findCounty(county)?.name ?? county, tellPlaces(book, county, places)];
  return {
    name: [...new Set(told), sheetNames[sheet]].join('-'),
    plain: `${places !== 'all' && places.length === 1 ? places[0] : county}-${sheet}`,
  };
}
