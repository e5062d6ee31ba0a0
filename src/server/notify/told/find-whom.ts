import { findOwnContact } from '../../people/index.ts';
import type { Reader } from '../../platform/database.ts';
import type { House } from '../../platform/house.ts';
import type { Scope } from '../../platform/scope.ts';
import type { SmsAddress } from '../sms/prepare-sms.ts';
import { findPlaceOf, findWayOf, listWaysOf } from './told.store.ts';
import { isNear, type HomePlace, type Whom } from './whom.ts';

interface Asked {
  person: string;
  account: string | null;
  matter?: string | undefined;
  /** Where she is, for what is about no matter and knows better than her last one. */
  place?: HomePlace | undefined;
}

/** Whom a person named for what she is told. Where she named nobody it is the account that filed; without an account, her newest own number. */
export async function findWhom(house: House, db: Reader, scope: Scope, { person, account, matter, place }: Asked): Promise<Whom> {
  if (matter === undefined || account === null) {
    const hers = asAddress(await findOwnContact(db, scope, { person }));
    const inPerson = (await findWayOf(db, scope, person)) === 'in-person' ? 'asked' : 'if-nothing-else';
    const isSaid = inPerson === 'asked' || hers === undefined;
    return {
      account: undefined,
      hers,
      child: undefined,
      inPerson,
      isNear: true,
      place: place ?? (isSaid ? await findPlaceOf(db, scope, person) : undefined),
    };
  }
  const rows = await listWaysOf(db, scope, { matter, person, account, now: house.clock.now() });
  const [first] = rows;
  const ways = new Set(rows.flatMap(({ way }) => way ?? []));
  const toAccount = (ways.size === 0 || ways.has('me')) && !first?.ended;
  const isUsable = Boolean(first?.verified_at) && first?.stale_at === null && first.opted_out_at === null;
  const near = isNear(first?.whose);
  return {
    account: toAccount ? { id: account, contact: isUsable ? (first.own ?? undefined) : undefined } : undefined,
    hers: near ? undefined : asAddress(await findOwnContact(db, scope, { person, notOf: account })),
    child: asAddress(rows.find(({ child }) => child !== null)?.child),
    inPerson: ways.has('liaison') || first?.read === 'in-person' ? 'asked' : 'if-nothing-else',
    isNear: near,
    place: first && { village: first.village, town: first.town },
  };
}

function asAddress(contact: string | null | undefined): SmsAddress | undefined {
  return contact ? { contact } : undefined;
}
