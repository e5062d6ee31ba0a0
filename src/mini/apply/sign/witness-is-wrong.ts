/** A witness is somebody beside: by her name another than the one who signs. */
export function witnessIsWrong(witness: string, signer: string): 'missing' | 'applies' | undefined {
  const plain = (name: string): string => name.replace(/\s/g, '');
  if (Array.from(plain(witness)).length < 2) return 'missing';
  return plain(witness) === plain(signer) ? 'applies' : undefined;
}
