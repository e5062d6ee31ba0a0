import type { StaffMatter } from '../../contract/decide.contract.ts';
import { instantInWords } from '../../rules/day-in-words.ts';
import { listConsentRequestsOf, listConsentsOf, listSignaturesOf, type MatterRow } from '../matter/index.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import type { StaffScope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import type { OpenMember } from './open-members.ts';

/** A catalogue gives each its text; these are for lists. */
const titles: Readonly<Record<string, string>> = {
  truth: '说的是真的',
  'household-check': '同意核对家里的收入财产',
  'sensitive-data': '同意看材料和身份证号',
  'obligor-check': '同意核对能给多少赡养费',
};

interface SealedSignature {
  strokes?: string;
  witness?: { name: string };
}

/** Who agreed to what, in whose hand, and whose word is still wanted. */
export async function readConsents(
  house: House,
  tx: Tx,
  scope: StaffScope,
  { row, key, members }: { row: MatterRow; key: DataKey; members: readonly OpenMember[] },
): Promise<Required<Pick<StaffMatter, 'consents' | 'asked'>>> {
  const who = (id: string) => {
    const said = members.find((one) => one.id === id)?.said;
    return [said?.called, said?.name].filter(Boolean).join(' ') || '本人';
  };
  const consents = await listConsentsOf(tx, scope, row.application);
  const signatures = new Map((await listSignaturesOf(tx, scope, row.application)).map((one) => [one.member, one]));
  const signed = new Set<string>();
  const given = consents.map(({ member, kind, version, at, withdrawn_at: withdrawn, text }) => {
    const signature = signed.has(member) ? undefined : signatures.get(member);
    signed.add(member);
    return {
      who: who(member),
      title: titles[kind] ?? kind,
      text: text ?? '',
      version,
      given: instantInWords(at),
      ...(withdrawn ? { withdrawn: instantInWords(withdrawn) } : {}),
      ...(signature ? { signature: sayInk(house, scope, key, signature) } : {}),
    };
  });
  const open = (await listConsentRequestsOf(tx, scope, row.application)).filter(({ state }) => state === 'asked' || state === 'refused');
  const asked = open.map(({ member, kind, state, address_hash: address }) => ({
    who: who(member),
    title: titles[kind] ?? kind,
    state,
    way: address ? 'phone' : 'visit',
  }));
  return { consents: given, asked };
}

function sayInk(
  house: House,
  { county }: StaffScope,
  key: DataKey,
  { id, kind, paper, sealed }: Awaited<ReturnType<typeof listSignaturesOf>>[number],
) {
  const { strokes, witness } = house.vault.openJson<SealedSignature>(key, { column: 'signature.sealed', county, row: id }, sealed);
  return {
    kind,
    ...(strokes === undefined ? {} : { strokes }),
    ...(paper === null ? {} : { paperId: paper }),
    ...(witness === undefined ? {} : { witness: witness.name }),
  };
}
