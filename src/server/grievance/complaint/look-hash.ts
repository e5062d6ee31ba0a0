import type { House } from '../../platform/house.ts';

/** Number and secret together: neither opens anything alone, and the row says neither. */
export function lookHash({ vault }: House, number: string, secret: string): Buffer {
  return vault.hash('complaint-look', `${number}|${secret}`);
}
