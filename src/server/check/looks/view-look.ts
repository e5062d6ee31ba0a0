import type { Looks } from '../../../contract/household.contract.ts';
import { dayInWords } from '../../../rules/day-in-words.ts';
import { dayOf } from '../../../rules/day.ts';
import type { CodeBook } from '../../places/index.ts';
import type { LookRow } from './looks.store.ts';
import { says } from './words.ts';

type Look = Looks['looks'][number];

/** One look in her words: an office and never an officer. `liaison`: his name, where it was one. */
export function viewLook(book: CodeBook, county: string, row: LookRow, liaison: string | undefined): Look {
  const why = sayWhy(row);
  return {
    when: dayInWords(dayOf(row.at)),
    who: sayWho(book, county, row, liaison),
    did: says.did[`${row.act} ${row.what_kind}`] ?? says.did['opened matter']!,
    ...(why ? { why } : {}),
    times: 1,
  };
}

/** The same office for the same reason on one day is one line: ten looks of a morning's work are no ten lines. */
export function foldLooks(looks: readonly Look[]): Look[] {
  const lines = new Map<string, Look>();
  for (const look of looks) {
    const key = [look.when, look.who, look.did, look.why].join('|');
    const before = lines.get(key);
    if (before) before.times += 1;
    else lines.set(key, { ...look });
  }
  return [...lines.values()];
}

function sayWho(book: CodeBook, county: string, row: LookRow, liaison: string | undefined): string {
  if (row.who_kind === 'citizen') return liaison ? says.liaison(liaison) : says.aLiaison;
  if (row.who_kind === 'system') return says.holder;
  const [place = ''] = row.places ?? [];
  const village = row.role === 'village' && book.findVillage(place);
  if (village) return says.inVillage(village.name);
  const town = row.role === 'town' && book.towns.find(({ id }) => id === place);
  if (town) return says.inTown(town.name);
  const body = row.body && book.findCounty(county)?.bodies.find(({ id }) => id === row.body);
  return body ? says.inBody(body.name) : (says.roles[row.role ?? ''] ?? says.somebody);
}

function sayWhy({ who_kind: kind, what_kind: what, ground, reason }: LookRow): string | undefined {
  if (kind === 'citizen') return says.scanned;
  if (what === 'receipt') return undefined;
  if (ground === 'reason') return says.reasons[reason as keyof typeof says.reasons] ?? says.ownWords;
  return says.grounds[ground as keyof typeof says.grounds];
}
