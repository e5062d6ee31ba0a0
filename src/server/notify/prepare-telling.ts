import { isPractice } from '../../rules/practice-id.ts';
import type { Sharing } from '../../rules/sharing.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { Scope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import type { Write } from '../platform/write-together.ts';
import { insertNotice, isQuiet } from './notify.store.ts';
import { prepareSms, type SmsTelling } from './sms/prepare-sms.ts';
import { prepareWechat, type WechatTelling } from './wechat/prepare-wechat.ts';

/** What it is about: an event of her matter, or a row of something else, such as a visit; then the key is the county's for notices. */
type Subject =
  | { matter: string; event: string; /** Known only to whoever opens the matter; else its row says. */ sharing?: Sharing }
  | { about: string };

export type Telling = Subject &
  Omit<SmsTelling, 'notice'> &
  Pick<WechatTelling, 'wechatValues'> & {
    /** programId: the page that her inbox opens from it. */
    words: { title: string; text: string; programId?: string };
  };

/**
 * The inbox row and its delivery, for the caller to write together with what happened; the knock that delivers it is sent
 * in the same transaction. All of it is there or nothing. WeChat goes first where she let us; SMS where not. In a practice ground it is
 * an SMS that is kept. Of a quiet matter the inbox row is all.
 */
export async function prepareTelling(house: House, tx: Tx, scope: Scope, key: DataKey, telling: Telling): Promise<Write[]> {
  const { clock, vault } = house;
  const { county } = scope;
  const notice = newId(clock);
  const told = insertNotice({
    county,
    id: notice,
    ...('about' in telling ? { matter: null, event: null, about: telling.about } : { matter: telling.matter, event: telling.event }),
    account: telling.account,
    person: telling.person,
    kind: telling.kind,
    sealed: vault.sealJson(key, { column: 'notice.sealed', county, row: notice }, telling.words),
    at: clock.now(),
    read_at: null,
  });
  // What is kept quiet is read where she looks, and spoken of nowhere else.
  if ('matter' in telling && (telling.sharing ? telling.sharing === 'quiet' : await isQuiet(tx, scope, telling.matter))) return [told];
  const byWechat = isPractice(county) ? [] : await prepareWechat(house, tx, scope, key, { ...telling, notice, title: telling.words.title });
  const sent = byWechat.length > 0 ? byWechat : await prepareSms(house, tx, scope, key, { ...telling, notice });
  return [told, ...sent];
}
