import { isPractice } from '../../rules/practice-id.ts';
import type { Sharing } from '../../rules/sharing.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { Scope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import type { Write } from '../platform/write-together.ts';
import { prepareErrand } from './in-person/prepare-errand.ts';
import { isWorthAWalk } from './in-person/sentence-of.ts';
import { insertNotice, isQuiet } from './notify.store.ts';
import { prepareSms, type SmsTelling } from './sms/prepare-sms.ts';
import { findWhom } from './told/find-whom.ts';
import { withoutSum } from './told/without-sum.ts';
import type { HomePlace, Whom } from './told/whom.ts';
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
    /** Whoever filed holds the receipt and has read it there: an SMS of the same would use up one of the day's. */
    hasReceipt?: boolean;
    /** Whom she named, where that is written together with this and cannot be asked yet. */
    whom?: Whom | undefined;
    /** Where she is, of what is about no matter; else where she last asked for something. */
    place?: HomePlace | undefined;
  };

/**
 * The inbox row and its deliveries, for the caller to write together with what happened: all of it is there or nothing. It goes to each whom she named: to the account that filed by WeChat where she let
 * us, by SMS where not; to a child by SMS. Who asked for it is told by a person too, and so is who would not be reached by anything: what
 * matters is never silent. In a practice ground it is an SMS that is kept. Of a quiet matter the
 * inbox row is all.
 */
export async function prepareTelling(house: House, tx: Tx, scope: Scope, key: DataKey, telling: Telling): Promise<Write[]> {
  const { clock, vault } = house;
  const { county } = scope;
  const { account, person, kind } = telling;
  const notice = newId(clock);
  const told = insertNotice({
    county,
    id: notice,
    ...('about' in telling ? { matter: null, event: null, about: telling.about } : { matter: telling.matter, event: telling.event }),
    account,
    person,
    kind,
    sealed: vault.sealJson(key, { column: 'notice.sealed', county, row: notice }, telling.words),
    at: clock.now(),
    read_at: null,
  });
  // What is kept quiet is read where she looks, and spoken of nowhere else.
  if ('matter' in telling && (telling.sharing ? telling.sharing === 'quiet' : await isQuiet(tx, scope, telling.matter))) return [told];
  const matter = 'matter' in telling ? telling.matter : undefined;
  const whom = telling.whom ?? (await findWhom(house, tx, scope, { person, account, matter, place: telling.place }));
  const sms = { ...telling, notice };
  const writes = [told];
  let isReached = false;
  if (whom.account) {
    const { id, contact, number } = whom.account;
    const byWechat =
      isPractice(county) || telling.hasReceipt
        ? []
        : await prepareWechat(house, tx, scope, key, { ...telling, account: id, notice, title: telling.words.title });
    if (byWechat.length > 0) writes.push(...byWechat);
    else if (contact && !telling.hasReceipt) writes.push(...prepareSms(house, scope, key, sms, { contact, number }));
    isReached = whom.isNear && (telling.hasReceipt === true || contact !== undefined || byWechat.length > 0);
  }
  for (const one of [whom.hers, whom.child]) {
    if (!one || isPractice(county)) continue;
    const words = one === whom.child ? { ...sms, kind: withoutSum(kind) } : sms;
    writes.push(...prepareSms(house, scope, key, words, one));
    isReached = true;
  }
  if (isWorthAWalk(kind) && (whom.inPerson === 'asked' || !isReached)) {
    const why = whom.inPerson === 'asked' ? 'asked' : 'no-number';
    writes.push(...(await prepareErrand(house, tx, scope, key, { notice, kind, person, place: whom.place, why })));
  }
  return writes;
}
