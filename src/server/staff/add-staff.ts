import { dayOf } from '../../rules/day.ts';
import { recordLook } from '../platform/audit.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { StaffScope, SystemScope } from '../platform/scope.ts';
import { hashPassword } from './password.ts';
import { insertLogin, insertStaff } from './staff.store.ts';

export interface NewStaff {
  login: string;
  name: string;
  role: StaffScope['role'];
  /** Place ids of towns, or the county's own id for all of them. */
  places: string[];
  /** Of a department, and of nobody else: which one. */
  body?: string | undefined;
  password: string;
  /** base32, as the authenticator takes it. */
  totpSecret: string;
  /** Hers: nobody handles a matter of her own household. Kept as a keyed hash. */
  idNumber?: string | undefined;
  /** 工作证号, if she goes to people's homes. */
  cardNumber?: string | undefined;
  /** Came with a demo's folder: a real deployment does not start with such an account. */
  seeded: boolean;
}

/** A member of staff who may sign in from now on. False if the login is taken; then nothing is changed. */
export async function addStaff(
  house: House,
  tx: Tx,
  scope: SystemScope,
  { password, totpSecret, idNumber, cardNumber, ...fresh }: NewStaff,
): Promise<boolean> {
  const { county } = scope;
  const id = newId(house.clock);
  if (!(await insertLogin(tx, { login: fresh.login, county, staff: id }))) return false;
  await insertStaff(tx, {
    county,
    id,
    ...fresh,
    body: fresh.body ?? null,
    password_hash: await hashPassword(password),
    totp_sealed: house.vault.seal(house.vault.key(county, 'staff'), { column: 'staff.totp_sealed', county, row: id }, totpSecret),
    since: dayOf(house.clock.now()),
    until: null,
    card_number: cardNumber ?? null,
    id_hash: idNumber === undefined ? null : house.vault.hash('id-number', idNumber),
  });
  await recordLook(house, tx, scope, { act: 'added', whatKind: 'staff', what: id });
  return true;
}
