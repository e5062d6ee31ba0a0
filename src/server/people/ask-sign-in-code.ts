import { randomInt } from 'node:crypto';
import type { SentSignInCode } from '../../contract/people.contract.ts';
import { isInventedPhone } from '../../rules/invented.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import { Problem } from '../platform/problem.ts';
import { outsideCounties } from '../platform/vault.ts';
import { checkProofOfWork } from './check-proof-of-work.ts';
import { findLastAsked, insertSignInCode } from './account.store.ts';

/** Counted for each number alike, known or not, so that the answer tells nobody whether a number is known here. */
const codesADay = 3;
const gapSeconds = 60;
export const codeValidMinutes = 10;
const daySeconds = 86_400;
const hourSeconds = 3600;

/** Writes a fresh code and the knock that sends it, together. */
export async function askSignInCode(house: House, asked: { phone: string; challenge: string; nonce: string }): Promise<SentSignInCode> {
  const { phone } = asked;
  if (house.settings.deployment === 'demo' && !isInventedPhone(phone)) throw new Problem('not-an-invented-person', { field: 'phone' });
  await checkProofOfWork(house, asked);
  const addressHash = house.vault.hash('phone', phone);
  await refuseTooMany(house, addressHash);

  const { clock, vault, db } = house;
  const id = newId(clock);
  const now = clock.now();
  const code = String(randomInt(1_000_000)).padStart(6, '0');
  const key = vault.key(outsideCounties, 'accounts');
  const at = (column: string) => ({ column: `sign_in_code.${column}`, county: outsideCounties, row: id });
  await db.transaction().execute(async (tx) => {
    await insertSignInCode(tx, {
      id,
      address_hash: addressHash,
      address_sealed: vault.seal(key, at('address_sealed'), phone),
      code_sealed: vault.seal(key, at('code_sealed'), code),
      code_hash: vault.hash('sign-in-code', `${id}|${code}`),
      asked_at: now,
      expires_at: new Date(now.getTime() + codeValidMinutes * 60_000),
      used_at: null,
      state: 'waiting',
      due_at: now,
    });
    await house.jobs.send(tx, 'send-sign-in-code', { signInCode: id });
  });
  return {
    text: '发给您6个数字，填在这里。只填在这里，谁打电话要，都别给。',
    againAfterSeconds: gapSeconds,
    validMinutes: codeValidMinutes,
  };
}

async function refuseTooMany(house: House, addressHash: Buffer): Promise<void> {
  const number = addressHash.toString('base64url');
  const { codesPerHour } = house.settings.sms;
  const paused = new Problem('codes-paused', { because: 'hourly budget of sign-in codes is spent', retryAfterSeconds: hourSeconds });
  // Looked at first: whoever asks while codes are paused keeps her three of the day.
  if ((await house.limits.read('codes', hourSeconds)) >= codesPerHour) throw paused;
  const lastAsked = await findLastAsked(house.db, addressHash);
  const tooSoon = lastAsked !== undefined && house.clock.now().getTime() - lastAsked.getTime() < gapSeconds * 1000;
  // The last row stops those who ask on both sides of a full minute, the counter those who ask at the same moment.
  if (tooSoon || (await house.limits.count(`code-gap|${number}`, gapSeconds)) > 1) {
    throw new Problem('too-many-codes', { text: '刚发过。请等一分钟，看看短信。', retryAfterSeconds: gapSeconds });
  }
  if ((await house.limits.count(`code-day|${number}`, daySeconds)) > codesADay)
    throw new Problem('too-many-codes', { retryAfterSeconds: daySeconds });
  if ((await house.limits.count('codes', hourSeconds)) > codesPerHour) throw paused;
}
