import { askTogether } from '../../platform/ask-together.ts';
import type { House } from '../../platform/house.ts';
import { listStandings, type Standing } from './receipt.store.ts';

/** Where the matters behind a receipt stand, by the hash of its code; none where nobody has such a receipt. */
export type FindStandings = (codeHash: Buffer) => Promise<Standing[]>;

/** Many phones look at once when notices went out: they are answered together. */
export function openStandings({ db }: House): FindStandings {
  const find = askTogether(async (keys) => {
    const rows = await listStandings(
      db,
      keys.map((key) => Buffer.from(key, 'hex')),
    );
    return Map.groupBy(rows, ({ code_hash }) => code_hash.toString('hex'));
  });
  return async (codeHash) => (await find(codeHash.toString('hex'))) ?? [];
}
