/** What is sealed of a member of an application, or of a relative outside, under the application's key. */
export interface SealedMember {
  /** As she calls him: 老伴. */
  called: string;
  name?: string;
  /** As it was read; what is registered under it stands with the person. */
  idNumber?: string;
  phone?: string;
}

/** Where it is sealed; the row's key has three parts. */
export function sealedMemberAt(county: string, application: string, id: string): { column: string; county: string; row: string } {
  return { column: 'application_member.sealed', county, row: `${application}|${id}` };
}
