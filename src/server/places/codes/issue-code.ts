import { codeAlphabet } from '../../../rules/code-id.ts';
import type { Vault } from '../../platform/vault.ts';

const tagLength = 6;

/**
 * Id of a village code: the 12-digit village code as issued, an issue character, a keyed tag. The tag only makes ids
 * hard to invent; opening compares with the stored row, so losing or leaking the key harms nobody.
 */
export function issueCode(vault: Vault, divisionCode: string, issue: string): string {
  const digest = vault.hash('village-code', `v1|${divisionCode}|${issue}`);
  let number = BigInt(`0x${digest.toString('hex')}`);
  let tag = '';
  const base = BigInt(codeAlphabet.length);
  for (let place = 0; place < tagLength; place += 1) {
    tag += codeAlphabet[Number(number % base)];
    number /= base;
  }
  return `${divisionCode}${issue}${tag}`;
}
