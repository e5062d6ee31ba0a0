/** A mobile number of the mainland, bare: what an SMS can be sent to. */
export function isPhoneNumber(text: string): boolean {
  return /^1[3-9]\d{9}$/.test(text);
}

/** A number that people are told to ring: a mobile, a landline with or without its area, or a short one like 12349. */
export function isPublicNumber(text: string): boolean {
  return (
    isPhoneNumber(text) ||
    /^(0\d{2,3}-?)?[2-8]\d{6,7}(-\d{1,5})?$/.test(text) ||
    /^(1\d{2,4}|9\d{4})$/.test(text) ||
    /^[48]00-?\d{3}-?\d{4}$/.test(text)
  );
}
