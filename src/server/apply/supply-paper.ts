import { createHash } from 'node:crypto';
import type { KeptPaper } from '../../contract/apply.contract.ts';
import { mediaTypeOf } from '../../rules/media-type.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { findMatterOf, listPapersOf, lockApplication, recordFamilyEvent, type MatterRow } from '../matter/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { findPaperById, insertPaper } from './apply.store.ts';

export interface SuppliedPaper {
  matterId: string;
  paperId: string;
  kind: string;
  whose: string | undefined;
  sha256: string;
  bytes: Buffer;
}

/** More than any household has, and little enough that nobody fills the county's disk through one application. */
const mostPapers = 120;
/** Several photos of one paper are one line of her timeline. */
const oneSittingMs = 3_600_000;

/**
 * A paper that was missing, while the matter goes on: kept like any other and listed at once, so that the desk sees it and what is missing
 * shrinks, with a line in the timeline. The same again answers the same; the phone keeps its copy until it has read this answer.
 */
export async function supplyPaper(house: House, shelf: CatalogueShelf, citizen: Citizen, paper: SuppliedPaper): Promise<KeptPaper> {
  const { vault, db, files, clock } = house;
  const { scope, row } = await getMatterOf(house, citizen, paper.matterId);
  const { county } = scope;
  const digest = vault.hash('paper', paper.sha256);
  const answer = { paperId: paper.paperId, sha256: paper.sha256 };
  const sameOrRefuse = async (): Promise<KeptPaper> => {
    const known = await findPaperById(db, scope, paper.paperId);
    if (!known || known.account !== scope.account || known.application !== row.application) throw new Problem('not-found');
    if (known.kind !== paper.kind || !vault.sameHash(known.digest, digest)) throw new Problem('already-sent-differently');
    return answer;
  };
  if (await findPaperById(db, scope, paper.paperId)) return sameOrRefuse();
  if (row.closed_at) throw new Problem('not-now', { text: '这件事已经完了，不用再补。情况变了，可以重新办。' });
  const name = await nameOf(shelf, row, paper.kind);
  const photo = readPhoto(paper);
  const at = { column: 'paper.file', county, row: paper.paperId };
  const key = vault.applicationKey(county, row.application, row.key_wrapped!);
  const file = await files.keep(vault.seal(key, at, photo.bytes));
  const kept = await db.transaction().execute(async (tx) => {
    await lockApplication(tx, scope, row.application);
    const before = await listPapersOf(tx, scope, row.application);
    if (before.length >= mostPapers) throw new Problem('not-now', { text: '照片够多了。要再交，请带到镇上。' });
    const now = clock.now();
    const inserted = await insertPaper(tx, {
      county,
      id: paper.paperId,
      application: row.application,
      account: scope.account,
      kind: paper.kind,
      digest,
      bytes: photo.bytes.length,
      media_type: photo.mediaType,
      file,
      born_at: now,
      listed_at: now,
      whose: paper.whose ?? null,
    });
    const isToldAlready = before.some((one) => one.kind === paper.kind && now.getTime() - one.listed_at!.getTime() < oneSittingMs);
    if (inserted && !isToldAlready)
      await recordFamilyEvent(house, tx, scope, { application: row.application, kind: 'paper-supplied', what: name, who: '您' });
    return inserted;
  });
  if (kept) return answer;
  await files.remove(file);
  return sameOrRefuse();
}

async function getMatterOf(house: House, citizen: Citizen, id: string): Promise<{ scope: CitizenScope; row: MatterRow }> {
  for (const county of citizen.counties) {
    const scope = inCounty(citizen, county);
    const row = await findMatterOf(house.db, scope, id);
    if (row?.key_wrapped) return { scope, row };
  }
  throw new Problem('not-found');
}

/** Only what the program asks to be photographed: what the county looks up nobody has to bring. */
async function nameOf(shelf: CatalogueShelf, row: MatterRow, kind: string): Promise<string> {
  const catalogue = await shelf.findVersion(row.county, row.catalogue_version);
  const program = catalogue?.programs.find(({ id }) => id === row.program);
  const paper = program?.papers.find((one) => one.kind === kind && one.how === 'ask');
  if (!paper) throw new Problem('field-refused', { field: 'x-paper-kind', text: '这件事不要这样材料。' });
  return paper.name;
}

function readPhoto({ bytes, sha256 }: SuppliedPaper): { bytes: Buffer; mediaType: string } {
  if (createHash('sha256').update(bytes).digest('hex') !== sha256) throw new Problem('paper-damaged');
  const mediaType = mediaTypeOf(bytes);
  if (!mediaType) throw new Problem('paper-not-a-photo');
  return { bytes, mediaType };
}
