export function stripMetadata(bytes: Uint8Array): Uint8Array {
  return bytes;
}
