import { Secret, TOTP } from 'otpauth';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { forgetWrongTries, takeTry, type SignInTry } from './fence-sign-in.ts';
import { scopeOf } from './scope-of.ts';
import { openSession } from './open-session.ts';
import { isPasswordOf } from './password.ts';
import { findStaffByLogin, useTotpStep } from './staff.store.ts';

const periodSeconds = 30;
/** One step to either side: clocks of phones differ. */
const stepsAside = 1;

/** Login, password and authenticator for a session token; what was wrong of the three is not said. */
export async function signInStaff(
  house: House,
  given: { login: string; password: string; code: string },
  at: Pick<SignInTry, 'desk' | 'address'>,
): Promise<string> {
  const mine = { login: given.login, ...at };
  const wait = await takeTry(house, mine);
  const token = await open(house, given);
  if (!token) throw new Problem('staff-sign-in-wrong', wait > 0 ? { text: '账号、密码或动态码不对。', retryAfterSeconds: wait } : {});
  await forgetWrongTries(house, mine);
  return token;
}

async function open(
  house: House,
  { login, password, code }: { login: string; password: string; code: string },
): Promise<string | undefined> {
  const { db, vault, clock } = house;
  const staff = await findStaffByLogin(db, login);
  const passwordRight = await isPasswordOf(staff, password);
  if (!staff || !passwordRight || !staff.totp_sealed) return undefined;

  const secret = vault.open(
    vault.key(staff.county, 'staff'),
    { column: 'staff.totp_sealed', county: staff.county, row: staff.id },
    staff.totp_sealed,
  );
  const now = clock.now();
  const delta = new TOTP({ secret: Secret.fromBase32(secret), period: periodSeconds }).validate({
    token: code,
    timestamp: now.getTime(),
    window: stepsAside,
  });
  if (delta === null) return undefined;

  return db.transaction().execute(async (tx) => {
    const scope = scopeOf(staff);
    const step = Math.floor(now.getTime() / 1000 / periodSeconds) + delta;
    return (await useTotpStep(tx, scope, staff.id, step)) ? openSession(house, tx, scope) : undefined;
  });
}
