import { dayInWords, instantInWords } from '../../rules/day-in-words.ts';
import { maskName } from '../../rules/mask.ts';
import type { Errands } from '../../contract/told.contract.ts';
import { sentenceOf, type ErrandRow } from '../notify/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { House } from '../platform/house.ts';

/** One card: her name masked, where she lives, and the sentence. */
export function viewErrand(house: House, book: CodeBook, row: ErrandRow): Errands['errands'][number] {
  const { name, where } = readWho(house, row);
  const village = book.findVillage(row.village)?.name ?? '';
  return {
    errandId: row.id,
    village,
    name: maskName(name),
    where: doorOf(where, village),
    say: sentenceOf(row.kind) ?? '',
    since: instantInWords(row.opened_at),
    ...(row.due_on ? { due: { day: row.due_on, words: dayInWords(row.due_on) } } : {}),
    tries: row.tries,
    withWhom: row.with_whom,
    ...(row.kind === 'policy-for-you' ? { mayRefuse: 'yes' as const } : {}),
  };
}

/** Whole, for whoever masks it or prints it. */
export function readWho({ vault }: House, row: ErrandRow): { name: string; where: string } {
  const { county } = row;
  const key = vault.key(county, 'people');
  return {
    name: vault.open(key, { column: 'person.name_sealed', county, row: row.person }, row.name_sealed),
    where:
      row.household === null || row.address_sealed === null
        ? ''
        : vault.open(key, { column: 'household.address_sealed', county, row: row.household }, row.address_sealed),
  };
}

/** 无棣县海丰街道康家村2组，村东头 → 2组，村东头: whoever goes there knows the village. */
export function doorOf(address: string, village: string): string {
  const at = village === '' ? -1 : address.indexOf(village);
  const door = at >= 0 ? address.slice(at + village.length) : address;
  return door.split('（')[0]!.trim();
}
