import type { Tables } from '../../platform/tables.ts';
import type { SmsAddress } from '../sms/prepare-sms.ts';

export interface HomePlace {
  village: string;
  town: string;
}

/** Whom something is told, and how. */
export interface Whom {
  /** The account that filed is told: by WeChat where that lets us, else at its number. */
  account: { id: string; contact: string | undefined; number?: Buffer | undefined } | undefined;
  /** A number of her own, where the account is somebody else's who lives elsewhere. */
  hers: SmsAddress | undefined;
  /** A number of a child of hers, which was never verified. */
  child: SmsAddress | undefined;
  /** asked: a person tells her, whatever else goes out · else only where nothing else would reach her. */
  inPerson: 'asked' | 'if-nothing-else';
  /** The account's number is hers or her family's: what comes there reaches her. */
  isNear: boolean;
  /** Where she is, for whoever goes to tell her; may be left out where nobody has to. */
  place: HomePlace | undefined;
}

export type Way = Tables['told']['way'];
/** Whose number an account may have that does not count as telling her. */
const notNear: ReadonlySet<string> = new Set(['neighbour', 'liaison']);

/** Whether what comes to this number reaches her. */
export function isNear(whose: string | null | undefined): boolean {
  return whose === null || whose === undefined || !notNear.has(whose);
}
