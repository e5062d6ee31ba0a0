import type { Catalogue } from '../../contract/learn.contract.ts';
import { dayInWords } from '../../rules/day-in-words.ts';
import type { Day } from '../../rules/day.ts';
import { papersToFollow } from '../../rules/form/papers-to-follow.ts';
import { sessionOf } from '../../rules/form/session-of.ts';
import type { Compiled } from '../../rules/precheck/compile-catalogue.ts';
import type { Answer } from '../../rules/precheck/precheck-data.ts';
import type { Reader } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { Scope } from '../platform/scope.ts';
import { listDeclaredOf, listMembersOf, listPaperKindsOf } from './application.store.ts';
import type { MatterRow } from './matter.store.ts';

export interface Following {
  papers: string[];
  day: Day;
  words: string;
  certain: boolean;
  demo: boolean;
}

/** Papers that may still follow in an open matter, and until when they are waited for; nothing where none is wanted any more. */
export async function viewFollow(
  house: House,
  db: Reader,
  scope: Scope,
  row: MatterRow,
  { catalogue, compiled }: { catalogue: Catalogue; compiled: Compiled },
): Promise<Following | undefined> {
  const program = catalogue.programs.find(({ id }) => id === row.program);
  if (!row.follow_on || row.closed_at || !program) return undefined;
  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  const facts: Record<string, Answer> = {};
  for (const { id, sealed } of await listDeclaredOf(db, scope, [row.application]))
    Object.assign(facts, house.vault.openJson(key, { column: 'fact_set.sealed', county: scope.county, row: id }, sealed));
  const members = (await listMembersOf(db, scope, [row.application])).filter(({ kind }) => kind !== 'relative').map(({ id }) => id);
  const session = sessionOf(compiled, facts, members.length > 0 ? members : ['m1']);
  const sent = await listPaperKindsOf(db, scope, [row.application]);
  const papers = papersToFollow(compiled, [program], { session, papers: sent }).get(program.id)!;
  if (papers.length === 0) return undefined;
  return {
    papers,
    day: row.follow_on,
    ...sayFollow({ day: row.follow_on, certain: row.follow_certain ?? true }),
    demo: row.follow_kind === 'demo',
  };
}

/** 11月30日 星期一前补上就行 */
export function sayFollow({ day, certain }: { day: Day; certain: boolean }): { words: string; certain: boolean } {
  return { words: `${certain ? '' : '预计'}${dayInWords(day)}前补上就行，先办着，不等它。`, certain };
}
