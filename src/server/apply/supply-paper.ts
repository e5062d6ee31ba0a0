import type { Readable } from 'node:stream';
import type { KeptPaper } from '../../contract/apply.contract.ts';
import { explanationPaper } from '../../rules/paper-names.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { findMatterOf, listPapersOf, lockApplication, recordFamilyEvent, type MatterRow } from '../matter/index.ts';
import { inCounty, type Citizen } from '../platform/audience.ts';
import { keepWithRow } from '../platform/begun-files.ts';
import type { House } from '../platform/house.ts';
import { withPhoto } from '../platform/photo/with-photo.ts';
import { Problem } from '../platform/problem.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { findPaperById, insertPaper } from './apply.store.ts';
import { refuseTooMany } from './find-kept-paper.ts';
import { isSealedPhoto, openPhoto } from './open-photo.ts';

export interface SuppliedPaper {
  matterId: string;
  paperId: string;
  kind: string;
  whose: string | undefined;
  /** Of the bytes as the phone sent them. */
  sha256: string;
  body: Readable | undefined;
  /** As the request says it. */
  mediaType: string;
  /** Whose keys a phone may have sealed it with. */
  counties: readonly string[];
}

/** Several photos of one paper are one line of her timeline. */
const oneSittingMs = 3_600_000;

/**
 * A paper that was missing, while the matter goes on: kept like any other and listed at once, so that the desk sees it and what is missing
 * shrinks, with a line in the timeline. The same again answers the same; the phone keeps its copy until it has read this answer.
 */
export async function supplyPaper(house: House, shelf: CatalogueShelf, citizen: Citizen, paper: SuppliedPaper): Promise<KeptPaper> {
  const { scope, row } = await getMatterOf(house, citizen, paper.matterId);
  const answer = { paperId: paper.paperId, sha256: paper.sha256 };
  const open = (sealed: Buffer): Buffer => openPhoto(house, [scope.county, ...paper.counties], sealed);
  const photo = { body: paper.body, sha256: paper.sha256, ...(isSealedPhoto(paper.mediaType) ? { open } : {}) };
  return withPhoto(house, photo, async ({ redraw }) => {
    if (await isKeptAlready(house, scope, row, paper)) return answer;
    if (row.closed_at) throw new Problem('not-now', { text: '这件事办完了，不用再补。情况变了，可以重新办。' });
    const name = await nameOf(shelf, row, paper.kind);
    const outcome = await keepListed(house, scope, row, { paper, name, bytes: await redraw() });
    if (outcome === 'written' || (await isKeptAlready(house, scope, row, paper))) return answer;
    throw new Problem('not-found');
  });
}

/** Refuses another's, and another one under the same id. */
async function isKeptAlready({ db, vault }: House, scope: CitizenScope, row: MatterRow, paper: SuppliedPaper): Promise<boolean> {
  const known = await findPaperById(db, scope, paper.paperId);
  if (!known) return false;
  if (known.account !== scope.account || known.application !== row.application) throw new Problem('not-found');
  if (known.kind !== paper.kind || !vault.sameHash(known.digest, vault.hash('paper', paper.sha256)))
    throw new Problem('already-sent-differently');
  return true;
}

async function keepListed(
  house: House,
  scope: CitizenScope,
  row: MatterRow,
  { paper, name, bytes }: { paper: SuppliedPaper; name: string; bytes: Buffer },
): Promise<'written' | 'not-written'> {
  const { vault, clock, settings } = house;
  const { county } = scope;
  const key = vault.applicationKey(county, row.application, row.key_wrapped!);
  const sealed = vault.seal(key, { column: 'paper.file', county, row: paper.paperId }, bytes);
  return keepWithRow(house, scope, sealed, async (tx, file) => {
    await lockApplication(tx, scope, row.application);
    const before = await listPapersOf(tx, scope, row.application);
    refuseTooMany(before.length, settings.photos.perApplication);
    const now = clock.now();
    const inserted = await insertPaper(tx, {
      county,
      id: paper.paperId,
      application: row.application,
      account: scope.account,
      kind: paper.kind,
      digest: vault.hash('paper', paper.sha256),
      bytes: bytes.length,
      media_type: 'image/jpeg',
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
}

async function getMatterOf(house: House, citizen: Citizen, id: string): Promise<{ scope: CitizenScope; row: MatterRow }> {
  for (const county of citizen.counties) {
    const scope = inCounty(citizen, county);
    const row = await findMatterOf(house.db, scope, id);
    if (row?.key_wrapped) return { scope, row };
  }
  throw new Problem('not-found');
}

/** Only what goes with her own words, or what the program asks to be photographed: what the county looks up nobody has to bring. */
async function nameOf(shelf: CatalogueShelf, row: MatterRow, kind: string): Promise<string> {
  if (kind === explanationPaper) return '说明的照片';
  const catalogue = await shelf.findVersion(row.county, row.catalogue_version);
  const program = catalogue?.programs.find(({ id }) => id === row.program);
  const paper = program?.papers.find((one) => one.kind === kind && one.how === 'ask');
  if (!paper) throw new Problem('field-refused', { field: 'x-paper-kind', text: '这件事不要这样材料。' });
  return paper.name;
}
