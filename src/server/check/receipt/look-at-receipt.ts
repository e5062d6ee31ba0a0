import type { LookAtReceipt, SeenReceipt } from '../../../contract/receipt.contract.ts';
import { dayOf } from '../../../rules/day.ts';
import { normalizeCodeId } from '../../../rules/code-id.ts';
import type { CatalogueShelf } from '../../learn/index.ts';
import type { CodeBook } from '../../places/index.ts';
import { recordLook } from '../../platform/audit.ts';
import { countWrongPair, fenceWrongPairs } from '../../platform/fence-wrong-pairs.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { isRightPair } from './is-right-pair.ts';
import type { ProcedureShelf } from './procedure-shelf.ts';
import type { Standing } from './receipt.store.ts';
import type { FindStandings } from './find-standings.ts';
import { sayStage } from './say-stage.ts';
import { seeMore } from './see-more.ts';
import { says } from './words.ts';

export interface Around {
  book: CodeBook;
  shelf: CatalogueShelf;
  procedures: ProcedureShelf;
  standings: FindStandings;
}

/**
 * For whoever holds the paper, without a sign-in. The code alone: 59 random bits say where it stands and nothing more. With the last six of
 * the ID number right too, a little more. Until both fit, whichever is wrong, the answer is the same bytes at the same time.
 */
export async function lookAtReceipt(
  house: House,
  around: Around,
  { lastSix, deviceId, ...asked }: LookAtReceipt,
  sum: string | undefined,
): Promise<SeenReceipt> {
  const code = codeOf(asked.code);
  const codeHash = house.vault.hash('receipt', code);
  if (lastSix === undefined) {
    const seen = await readStages(house, around, code);
    if (!seen) throw new Problem('not-found', { text: /^\d{8}$/.test(code) ? says.shortNumber : says.unknown });
    return seen;
  }
  const pair = { of: 'receipt', paper: code, secret: lastSix, deviceId } as const;
  await fenceWrongPairs(house, pair, sum);
  const receipt = await isRightPair(house, { codeHash, lastSix });
  const rows = receipt ? await around.standings(codeHash) : [];
  if (!receipt || rows.length === 0) {
    await countWrongPair(house, pair);
    throw new Problem('not-found', { text: says.wrongPair });
  }
  const scope = { kind: 'system', county: receipt.county } as const;
  await recordLook(house, house.db, scope, { act: 'opened', whatKind: 'receipt', what: receipt.application });
  const seen = await view(house, around, rows);
  const more = await Promise.all(rows.map((row) => seeMore(house, around, row)));
  const village = around.book.findVillage(rows[0]!.village);
  const [liaison] = village?.liaisons ?? [];
  return {
    ...seen,
    matters: seen.matters.map((matter, at) => ({ ...matter, ...(more[at] ? { more: more[at] } : {}) })),
    contact: { ...seen.contact, ...(village ? { town: village.town.name } : {}), ...(liaison ? { liaison } : {}) },
  };
}

/** Where it stands, for whoever scans the paper; nothing where there is no such receipt. It is read and never counted or slowed. */
export async function readStages(house: House, around: Around, code: string): Promise<SeenReceipt | undefined> {
  const rows = await around.standings(house.vault.hash('receipt', codeOf(code)));
  return rows.length === 0 ? undefined : view(house, around, rows);
}

/** As it is typed off paper: in any case, with spaces or dashes between. */
export function codeOf(text: string): string {
  return normalizeCodeId(text.replace(/[\s-]/g, ''));
}

async function view(house: House, { book, procedures }: Around, rows: readonly Standing[]): Promise<SeenReceipt> {
  const [{ county: id }] = rows as [Standing];
  const { calendar, hotline } = book.findCounty(id)!;
  const today = dayOf(house.clock.now());
  const matters = await Promise.all(
    rows.map(async (row) => {
      const procedure = await procedures.get(id, row.procedure, row.procedure_version);
      return sayStage(row, { procedure, calendar, today });
    }),
  );
  return { matters, contact: { hotline }, demo: house.settings.deployment === 'demo' };
}
