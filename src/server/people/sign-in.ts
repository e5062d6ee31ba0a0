import { randomBytes } from 'node:crypto';
import type { Session } from '../../contract/people.contract.ts';
import { maskPhone } from '../../rules/mask.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { Problem } from '../platform/problem.ts';
import { outsideCounties } from '../platform/vault.ts';
import { countWrongTry, findAccountByAddress, findOpenSignInCode, insertAccount, insertSession, useSignInCode } from './people.store.ts';

const triesACode = 5;
const wrongADevice = 20;
/** One guess at each of a million numbers is stopped here, long before it hits. */
const wrongADay = 10_000;
const hourSeconds = 3600;
const daySeconds = 86_400;
const sessionDays = 30;

/** The six figures for a session; wrong, expired, used and never asked for all answer alike. */
export async function signIn(house: House, given: { phone: string; code: string; deviceId: string }): Promise<Session> {
  const { limits, db, clock } = house;
  const tooMany =
    (await limits.read('wrong-codes', daySeconds)) >= wrongADay ||
    (await limits.read(`wrong-codes|${given.deviceId}`, hourSeconds)) >= wrongADevice;
  if (tooMany) throw new Problem('too-many-tries', { retryAfterSeconds: hourSeconds });

  const account = await db.transaction().execute(async (tx) => redeem(house, tx, given));
  if (!account) {
    await limits.count('wrong-codes', daySeconds);
    await limits.count(`wrong-codes|${given.deviceId}`, hourSeconds);
    throw new Problem('code-wrong', { field: 'code' });
  }
  const token = randomBytes(32).toString('base64url');
  const now = clock.now();
  const expiresAt = new Date(now.getTime() + sessionDays * daySeconds * 1000);
  await db.transaction().execute((tx) =>
    insertSession(tx, {
      token_hash: house.vault.hash('session', token),
      account,
      device: given.deviceId,
      born_at: now,
      expires_at: expiresAt,
      ended_at: null,
    }),
  );
  return { token, phone: maskPhone(given.phone), expiresAt: expiresAt.toISOString() };
}

/** The account of this number if the code is right, made at its first sign-in; a wrong try is counted either way. */
async function redeem(house: House, tx: Tx, { phone, code }: { phone: string; code: string }): Promise<string | undefined> {
  const { vault, clock } = house;
  const addressHash = vault.hash('phone', phone);
  const open = await findOpenSignInCode(tx, addressHash, clock.now());
  if (!open || open.wrong_tries >= triesACode) return undefined;
  if (!vault.sameHash(open.code_hash, vault.hash('sign-in-code', `${open.id}|${code}`))) {
    await countWrongTry(tx, open.id);
    return undefined;
  }
  await useSignInCode(tx, open.id, clock.now());
  const id = newId(clock);
  const key = vault.key(outsideCounties, 'accounts');
  await insertAccount(tx, {
    id,
    kind: 'phone',
    address_hash: addressHash,
    address_hash_next: null,
    address_sealed: vault.seal(key, { column: 'account.address_sealed', county: outsideCounties, row: id }, phone),
    born_at: clock.now(),
  });
  return (await findAccountByAddress(tx, addressHash))!.id;
}
