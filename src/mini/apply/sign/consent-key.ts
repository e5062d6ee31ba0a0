/** Under which a draft keeps it: `household-check` of m1, `household-check@m2` of another adult. */
export function consentKey(kind: string, memberId: string): string {
  return memberId === 'm1' ? kind : `${kind}@${memberId}`;
}
