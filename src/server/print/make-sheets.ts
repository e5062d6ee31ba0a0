import type { AskSheets, Sheet, SheetKind, Sheets } from '../../contract/print.contract.ts';
import { mayDo } from '../../rules/role-rights.ts';
import type { CatalogueShelf } from '../learn/index.ts';
import { getMatterToLookAt } from '../matter/index.ts';
import type { CodeBook } from '../places/index.ts';
import { recordLook } from '../platform/audit.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import type { StaffScope } from '../platform/scope.ts';
import { readMatterFile } from './read-matter-file.ts';
import type { MatterFile } from './matter-file.ts';
import { writeAcceptance } from './write-acceptance.ts';
import { writeDecision } from './write-decision.ts';
import { writeOneTimeNotice } from './write-one-time-notice.ts';
import { writePublicNotices } from './write-public-notices.ts';

const writers = {
  acceptance: writeAcceptance,
  'one-time-notice': writeOneTimeNotice,
  decision: writeDecision,
} as const satisfies Partial<Record<SheetKind, (file: MatterFile) => Sheet | undefined>>;

const whyNot: Partial<Record<Problem['code'], string>> = {
  'not-found': '没有这一件，或者不在您管的地方。',
  'reason-needed': '这件不在您手上。先打开它，写一句为什么要看，再来打。',
  'own-household': '这是您自己家的事，要由同事来打。',
};

/**
 * The papers of some matters, in the order they were asked for, the public notices of all of them last. Each matter is
 * opened like at any other look; that it was printed is a look of its own.
 */
export async function makeSheets(house: House, book: CodeBook, shelf: CatalogueShelf, scope: StaffScope, ask: AskSheets): Promise<Sheets> {
  const files: MatterFile[] = [];
  const without: Sheets['without'] = [];
  for (const id of ask.matters) {
    const file = await readMatterFile(house, book, shelf, scope, id).catch((error: unknown) => {
      // One that went to somebody else meanwhile keeps back nobody's paper.
      const text = error instanceof Problem ? whyNot[error.code] : undefined;
      if (text === undefined) throw error;
      return text;
    });
    if (typeof file === 'string') without.push({ matterId: id, number: '', text: file });
    else files.push(file);
  }
  const kinds = ask.kinds.filter((kind) => kind === 'public-notice' || mayDo(scope.role, 'read-progress'));
  const sheets = files.flatMap((file) => kinds.flatMap((kind) => (kind === 'public-notice' ? [] : (writers[kind](file) ?? []))));
  if (kinds.includes('public-notice')) sheets.push(...writePublicNotices(files));
  const printed = new Set(sheets.flatMap(({ matters }) => matters));
  for (const { matterId, number } of files) if (!printed.has(matterId)) without.push({ matterId, number, text: '这一步还没有要打的纸。' });
  await house.db.transaction().execute(async (tx) => {
    for (const id of printed) {
      const { trace } = await getMatterToLookAt(house, scope, id);
      await recordLook(house, tx, scope, { act: 'printed', whatKind: 'matter', what: id, ...trace });
    }
  });
  return { sheets, without };
}
