import { randomBytes } from 'node:crypto';
import { Secret } from 'otpauth';
import type { StaffRole } from '../../src/rules/role-rights.ts';
import { addStaff } from '../../src/server/staff/index.ts';
import { Officer } from './officer.ts';
import type { TestCounty } from './test-county.ts';

/** A new member of the toy county's staff, signed in. */
export async function hire(
  county: TestCounty,
  one: { login: string; name: string; role: StaffRole; places: string[]; body?: string; idNumber?: string },
): Promise<Officer> {
  const secrets = { password: randomBytes(12).toString('base64url'), totpSecret: new Secret({ size: 20 }).base32 };
  await county.house.db
    .transaction()
    .execute((tx) => addStaff(county.house, tx, { kind: 'system', county: '371623' }, { ...one, ...secrets, seeded: false }));
  return new Officer(county, one.login, secrets).signIn();
}
