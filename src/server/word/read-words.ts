import type { SaidWord } from '../../contract/word.contract.ts';
import type { Procedure } from '../../rules/procedure.ts';
import { sayAnswersAbove } from '../grievance/index.ts';
import type { MatterRow } from '../matter/index.ts';
import type { House } from '../platform/house.ts';
import type { CitizenScope } from '../platform/scope.ts';
import { listWordsOf } from './word.store.ts';
import { viewSaid } from './words-of-words.ts';

/** What she said in one of her matters, the newest first, with what was answered. */
export async function readWords(house: House, scope: CitizenScope, row: MatterRow, procedure: Procedure): Promise<SaidWord[]> {
  const key = house.vault.applicationKey(scope.county, row.application, row.key_wrapped!);
  const said = await listWordsOf(house.db, scope, row.id);
  const isRisen = said.some(({ risen_at, answered_at }) => risen_at && !answered_at);
  const above = isRisen ? await sayAnswersAbove(house.db, scope, row.id) : undefined;
  return said.map((word) => viewSaid(house, key, procedure, word, above));
}
