import { sealedMemberAt, type listMembersOf, type SealedMember } from '../matter/index.ts';
import type { House } from '../platform/house.ts';
import type { Scope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';

type Row = Awaited<ReturnType<typeof listMembersOf>>[number];
export type OpenMember = Omit<Row, 'sealed'> & { said: SealedMember };

/** m1 first, then those who live there, then relatives outside. */
export function openMembers(house: House, { county }: Scope, key: DataKey, rows: readonly Row[]): OpenMember[] {
  const order = (id: string) => (id.startsWith('m') ? 0 : 100) + Number(id.slice(1));
  return rows
    .map(({ sealed, ...row }) => ({ ...row, said: house.vault.openJson<SealedMember>(key, sealedMemberAt(county, row.application, row.id), sealed) }))
    .sort((one, other) => order(one.id) - order(other.id));
}
