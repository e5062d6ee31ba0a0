export interface KnownNumbers {
  /**
   * unconfirmed: somebody else filed, or under a number that was never known as hers while others are. A helper's number never counts as
   * hers, and she herself must be heard before anything is decided.
   */
  standing: 'confirmed' | 'unconfirmed';
  /** A number of hers that was verified before this application, other than the one that files: there she is told of it. */
  warnAt: string | undefined;
}

/** What the numbers that were known of her before say about who is asking now. */
export function judgeContacts(
  before: readonly { id: string; address_hash: Buffer; whose: string }[],
  { number, filledBy }: { number: Buffer; filledBy: string },
): KnownNumbers {
  const hers = before.filter(({ whose }) => whose === 'self');
  const isHers = hers.some((one) => one.address_hash.equals(number));
  const isOther = filledBy !== 'self' || (before.length > 0 && !isHers);
  return {
    standing: isOther ? 'unconfirmed' : 'confirmed',
    warnAt: isOther ? hers.find((one) => !one.address_hash.equals(number))?.id : undefined,
  };
}
