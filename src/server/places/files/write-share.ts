import type { PlacesFileKind } from '../../../rules/code-kinds.ts';
import { recordLook } from '../../platform/audit.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import { dayOf } from '../../../rules/day.ts';
import { insertCounty, insertPlaces, lockCounty } from './files.store.ts';
import { judgeFile, type Covers, type JudgedFile } from './judge-file.ts';
import type { CountyShare } from './split-by-county.ts';

export type JudgedShare = Pick<JudgedFile, 'report' | 'rows'>;

interface Wish {
  kind: PlacesFileKind;
  covers: Covers;
}

/** What a county's lines would change. Nothing is written. */
export async function judgeShare(house: House, { county, isNew, lines }: CountyShare, { kind, covers }: Wish): Promise<JudgedShare> {
  const scope = { kind: 'system', county: county.id } as const;
  return judgeFile(house, house.db, scope, { kind, covers, lines, newCounty: isNew === 'yes' ? county : undefined });
}

/** Does it, if it still is what was read; a county that is new gets its keys first, which no transaction may take back. */
export async function writeShare(
  house: House,
  { county, isNew, lines }: CountyShare,
  { kind, covers, digest }: Wish & { digest: string },
): Promise<void> {
  const scope = { kind: 'system', county: county.id } as const;
  if (isNew === 'yes') {
    await insertCounty(house.db, county, house.clock.now());
    await house.vault.loadKeys(house.db, [county.id]);
  }
  await house.db.transaction().execute(async (tx) => {
    await lockCounty(tx, scope);
    const { report, write } = await judgeFile(house, tx, scope, { kind, covers, lines });
    if (report.digest !== digest) throw new Problem('changed-meanwhile', { text: `${county.name}的名册刚有变化，请再试看一遍。` });
    if (isNew === 'yes') {
      const { id, name, divisionCode: division_code } = county;
      const today = dayOf(house.clock.now());
      await insertPlaces(tx, [
        { id, county: id, kind: 'county', parent: null, name, raw_name: name, division_code, since: today, until: null, merged_into: null },
      ]);
    }
    await write(tx, undefined);
    await recordLook(house, tx, scope, { act: 'confirmed', whatKind: 'places-file', what: digest.slice(0, 12) });
  });
}
