import { readIdNumber } from './id-number.ts';

/*
 * A demo must not collect a real person, and a test must never ring one. So it takes only people who cannot exist:
 * 169 has been given to no operator, and no division of China has the code 9999.
 */

export function isInventedPhone(phone: string): boolean {
  return /^1690000\d{4}$/.test(phone);
}

export function isInventedIdNumber(idNumber: string): boolean {
  const read = readIdNumber(idNumber);
  return read.ok && read.value.startsWith('9999');
}
