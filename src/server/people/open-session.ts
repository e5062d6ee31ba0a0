import { randomBytes } from 'node:crypto';
import type { Session } from '../../contract/people.contract.ts';
import { maskPhone } from '../../rules/mask.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { insertSession } from './account.store.ts';

const sessionDays = 30;
const dayMs = 86_400_000;

interface Opened {
  account: string;
  phone: string;
  device: string;
  /** The live join by which WeChat reaches this phone; absent where WeChat was not asked about. */
  wechat?: string | 'not-joined';
  /** A session without a fresh proof of the number ends with what it goes by. */
  notAfter?: Date;
}

/** A session of thirty days at most for whoever has just proved who she is. */
export async function openSession(house: House, tx: Tx, { account, phone, device, wechat, notAfter }: Opened): Promise<Session> {
  const token = randomBytes(32).toString('base64url');
  const now = house.clock.now();
  const expiresAt = new Date(Math.min(now.getTime() + sessionDays * dayMs, notAfter?.getTime() ?? Infinity));
  const joined = wechat !== undefined && wechat !== 'not-joined';
  await insertSession(tx, {
    token_hash: house.vault.hash('session', token),
    account,
    device,
    born_at: now,
    expires_at: expiresAt,
    ended_at: null,
    wechat_identity: joined ? wechat : null,
  });
  return {
    token,
    phone: maskPhone(phone),
    expiresAt: expiresAt.toISOString(),
    ...(wechat === undefined ? {} : { wechat: joined }),
  };
}
