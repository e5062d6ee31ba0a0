import type { KnownPapers } from '../../contract/after.contract.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import { dayOf } from '../../rules/day.ts';
import { maskName } from '../../rules/mask.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { listKnownPapersOf } from './check.store.ts';

/** Papers that were sent from this account and can be taken over: what was recognised once is not photographed again. */
export async function listKnownPapers(house: House, shelf: CatalogueShelf, citizen: Citizen): Promise<KnownPapers> {
  const papers: KnownPapers['papers'] = [];
  for (const county of citizen.counties) {
    for (const row of await listKnownPapersOf(house.db, inCounty(citizen, county))) {
      const key = house.vault.applicationKey(county, row.application, row.key_wrapped!);
      const nameAt = { column: 'application.name_sealed', county, row: row.application };
      const catalogue = await shelf.findVersion(county, row.catalogue_version!);
      const name = catalogue?.programs.flatMap((program) => program.papers).find(({ kind }) => kind === row.kind)?.name;
      // A photo of a signature or of a thumb is nobody's paper.
      if (!name) continue;
      const day = dayOf(row.listed_at!);
      papers.push({
        paperId: row.id,
        kind: row.kind,
        name,
        forWhom: maskName(house.vault.open(key, nameAt, row.name_sealed!)),
        ...(row.whose ? { whose: row.whose } : {}),
        day,
        when: dayInWords(day),
      });
    }
  }
  return { papers };
}
