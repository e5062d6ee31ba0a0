/** In fours, as it stands on the poster: read over the telephone. */
export function groupCode(codeId: string): string {
  return codeId.match(/.{1,4}/g)?.join(' ') ?? codeId;
}
