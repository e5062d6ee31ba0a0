import { fitText } from '../draw/fit-text.ts';
import { beside, boxed, sizes, space, stack, textPiece, type Piece } from './piece.ts';
import type { Window, WindowBody, WindowCountyOrder, WindowTown } from './window-order.ts';

const gap = 6;
const kindNames: Readonly<Record<WindowBody['kind'], string>> = {
  department: '县里的部门',
  union: '群团',
  charity: '慈善',
  utility: '水电气暖、广电',
  school: '学校',
  hospital: '医院',
  bank: '银行',
  'legal-aid': '法律援助',
};

/** 组织机构: from the county's window to the villages, and who works with them. */
export function organisationSheet({ county, towns }: WindowCountyOrder, { town }: Window, width: number): Piece[] {
  return [
    office({ name: `${county.name}社会救助窗口`, line: '县民政局牵头', station: county.station }, width, town ? 'frame' : 'black'),
    arrow(width),
    ...(town
      ? [office({ name: `${town.name}社会救助窗口`, line: '您在这里', station: town.station }, width, 'black')]
      : townGrid(towns, width)),
    arrow(width),
    villages(town ? town.villages : towns.reduce((sum, one) => sum + one.villages, 0), width),
    space(5),
    { ...heading('一起办的单位', width), staysWith: 'next' },
    ...bodyRows(county.bodies, width),
  ];
}

interface Office {
  name: string;
  line: string;
  station: WindowTown['station'];
}

function office({ name, line, station }: Office, width: number, how: 'frame' | 'black'): Piece {
  const tone = how === 'black' ? 'white' : 'black';
  const inner = width - 16;
  const content = stack([
    beside([
      { at: 0, piece: textPiece(name, inner, { size: sizes.lead, weight: 'bold', tone }) },
      { at: inner - 62, piece: textPiece(line, 62, { size: sizes.body, tone, leading: 2.2 }) },
    ]),
    ...(station
      ? [
          textPiece(`${station.address}`, inner, { size: sizes.small, tone }),
          textPiece(`${station.hours} · 电话 ${station.phone}`, inner, { size: sizes.small, tone }),
        ]
      : []),
  ]);
  return boxed(content, { width, padding: 8, height: content.height + 5, how });
}

function arrow(width: number): Piece {
  return {
    height: 9,
    words: [],
    draw: (ink, x, y) => {
      const middle = x + width / 2;
      const stroke = { width: 1.2 };
      ink.line(middle, y + 0.8, middle, y + 8, stroke);
      ink.line(middle - 2.6, y + 5.2, middle, y + 8, stroke);
      ink.line(middle + 2.6, y + 5.2, middle, y + 8, stroke);
    },
  };
}

function townGrid(towns: readonly WindowTown[], width: number): Piece[] {
  const columns = 3;
  const cell = (width - (columns - 1) * gap) / columns;
  const rows = Array.from({ length: Math.ceil(towns.length / columns) }, (_, row) => towns.slice(row * columns, (row + 1) * columns));
  return rows.flatMap((row) => [
    beside(
      row.map(({ name, station }, at) => ({
        at: at * (cell + gap),
        piece: boxed(
          stack([
            textPiece(name, cell - 8, { size: sizes.body, weight: 'bold', align: 'centre', leading: 1.15 }),
            textPiece(station?.phone ?? '', cell - 8, { size: sizes.small, align: 'centre', leading: 1.15 }),
          ]),
          { width: cell, padding: 4, height: 18, how: 'frame' },
        ),
      })),
    ),
    space(2.5),
  ]);
}

function villages(count: number, width: number): Piece {
  const words = `${count}个村（社区）· 村里帮忙的人，电话在村码上`;
  return boxed(textPiece(words, width - 16, { size: sizes.body, weight: 'bold', align: 'centre' }), {
    width,
    padding: 8,
    height: 18,
    how: 'frame',
  });
}

function heading(words: string, width: number): Piece {
  return stack([textPiece(words, width, { size: sizes.strong, weight: 'bold' }), rule(width)]);
}

function rule(width: number): Piece {
  return { height: 3, words: [], draw: (ink, x, y) => ink.line(x, y + 1, x + width, y + 1, { width: 0.8 }) };
}

/** A little smaller before it breaks into two lines, never below what can be read. */
function nameSize(name: string, width: number): number {
  return Math.max(sizes.note, fitText(name, { width, size: sizes.small, weight: 'regular' }).size);
}

/** Two abreast, name left and number right, in the order of their kinds. */
function bodyRows(bodies: readonly WindowBody[], width: number): Piece[] {
  const column = (width - 10) / 2;
  const phoneWidth = 42;
  const ordered = Object.keys(kindNames).flatMap((kind) => bodies.filter((body) => body.kind === kind));
  const cell = ({ name, phone }: WindowBody): Piece =>
    beside([
      { at: 0, piece: textPiece(name, column - phoneWidth, { size: nameSize(name, column - phoneWidth), leading: 1.22 }) },
      { at: column - phoneWidth + 2, piece: textPiece(phone, phoneWidth, { size: sizes.small, weight: 'bold', leading: 1.22 }) },
    ]);
  const half = Math.ceil(ordered.length / 2);
  return Array.from({ length: half }, (_, row) =>
    stack([
      beside([ordered[row], ordered[row + half]].flatMap((body, at) => (body ? [{ at: at * (column + 10), piece: cell(body) }] : []))),
      space(0.9),
    ]),
  );
}
