import type { NoticeKindName } from '../../rules/notice/notice-kinds.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { Scope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import type { Write } from '../platform/write-together.ts';
import { prepareErrand, type NewErrand } from './in-person/prepare-errand.ts';
import { insertNotice } from './notify.store.ts';

interface Saying extends Pick<NewErrand, 'person' | 'place' | 'why'> {
  kind: NoticeKindName;
  about: string;
  account: string | null;
  words: { title: string; text: string; programId?: string };
}

/** What would otherwise wait in an inbox that she does not read, said to her face: the notice and its errand, for the caller to write. None where nobody knows where she lives. */
export async function prepareSaying(house: House, tx: Tx, scope: Scope, key: DataKey, saying: Saying): Promise<Write[]> {
  const { about, account, person, kind, words } = saying;
  const notice = newId(house.clock);
  const errand = await prepareErrand(house, tx, scope, key, { ...saying, notice });
  if (errand.length === 0) return [];
  const told = insertNotice({
    county: scope.county,
    id: notice,
    matter: null,
    event: null,
    about,
    account,
    person,
    kind,
    sealed: house.vault.sealJson(key, { column: 'notice.sealed', county: scope.county, row: notice }, words),
    at: house.clock.now(),
    read_at: null,
  });
  return [told, ...errand];
}
