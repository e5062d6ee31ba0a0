/** First parts of the paths that are pages of the phone's app; the county answers them, and the phone without a network, with its one page. */
const phoneRooms = [
  'home',
  'emergency',
  'qr',
  'learn',
  'apply',
  'check',
  'notify',
  'me',
  'consent',
  'lead',
  'visit',
  'grievance',
  'duty',
] as const;

/** Where every code opens in the mini-program; written into WeChat's rule and into its round codes, so it stays for ever. */
export const landingPage = 'qr/landing';

/** The path of a village code or a receipt, printed on paper for ever. */
export const landingPath = /^\/m\/[^/]+$/;

const phonePath = new RegExp(`^/(?:$|(?:${phoneRooms.join('|')})(?:/|$))`);

export function isPhonePath(path: string): boolean {
  return phonePath.test(path);
}
