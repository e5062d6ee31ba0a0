import { outsideCounties } from '../../platform/vault.ts';

/** Where the number of a doubted report is sealed. */
export function doubtedPhoneAt(attempt: string): { column: string; county: string; row: string } {
  return { column: 'sms_doubt.phone_sealed', county: outsideCounties, row: attempt };
}
