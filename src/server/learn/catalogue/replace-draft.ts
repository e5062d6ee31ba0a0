import type { CatalogueDraft } from '../../../contract/catalogue.contract.ts';
import { catalogueForm } from '../../../rules/catalogue/catalogue-form.ts';
import type { CatalogueData } from '../../../rules/catalogue/shape.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { changeDraft } from './change-draft.ts';
import { contentOn } from './draft-content.ts';
import { judgeContent } from './judge-content.ts';

const mostSaid = 5;

/** A whole catalogue that was written elsewhere takes a draft's place; a wrong one is refused by the places where it is wrong. */
export async function replaceDraft(
  house: House,
  scope: StaffScope,
  { draftId, seen, bytes }: { draftId: string; seen: string; bytes: unknown },
): Promise<CatalogueDraft> {
  const sent = readJson(bytes);
  return changeDraft(house, scope, {
    draftId,
    seen,
    apply: ({ data: before, firstDay }, today) => {
      const data = { ...sent, schemaVersion: 1, effectiveFrom: before.effectiveFrom } as CatalogueData;
      const wrong = judgeContent(contentOn(today, { data, first_day: firstDay })).faults;
      if (wrong.length > 0) throw new Problem('file-unreadable', { text: sayWrong(wrong) });
      return { data, firstDay };
    },
  });
}

/** The number and the first day are not the file's to say. */
function readJson(bytes: unknown): Record<string, unknown> {
  if (!Buffer.isBuffer(bytes)) throw new Problem('file-unreadable', { text: '没有收到文件。请再选一次。' });
  let read: unknown;
  try {
    read = JSON.parse(bytes.toString('utf8').replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new Problem('file-unreadable', { text: `这不是完整的JSON${placeOf(error as SyntaxError, bytes.toString('utf8'))}。` });
  }
  if (typeof read !== 'object' || read === null || Array.isArray(read)) throw new Problem('file-unreadable', { text: '这不是一份目录。' });
  const { version: _, ...rest } = read as Record<string, unknown>;
  const unknown = Object.keys(rest).filter((key) => key !== 'schemaVersion' && !Object.hasOwn(catalogueForm, key));
  if (unknown.length > 0) throw new Problem('file-unreadable', { text: `目录里不该有：${unknown.join('、').slice(0, 200)}。` });
  return rest;
}

/** The engine names a position, or quotes some letters with the wrong one in their midst or at their end. */
function placeOf({ message }: SyntaxError, text: string): string {
  const position = /position (\d+)/.exec(message)?.[1];
  const quoted = /"(.+?)"(\.\.\.)? is not valid JSON$/s.exec(message);
  const at = position ? Number(position) : quoted ? text.indexOf(quoted[1]!) + quoted[1]!.length / (quoted[2] ? 2 : 1) : -1;
  return at < 0 ? '' : `，错在第${text.slice(0, at).split('\n').length}行附近`;
}

function sayWrong(wrong: readonly string[]): string {
  const said = wrong.slice(0, mostSaid).join('；');
  return wrong.length > mostSaid ? `${said}；还有${wrong.length - mostSaid}处。` : `${said}。`;
}
