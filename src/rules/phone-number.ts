/** A mobile number of the mainland, bare: what an SMS can be sent to. */
export function isPhoneNumber(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text);
}
