/**
 * Named texts as bytes, each name and value behind its length: no two sets give the same. The order given does not count, and a
 * field that is null is as one that is not there, so that a column added later changes nothing that was sealed.
 */
export function encodeFields(fields: Readonly<Record<string, string | null>>): Buffer {
  const parts: Buffer[] = [];
  for (const name of Object.keys(fields).toSorted()) {
    const value = fields[name];
    if (value === null || value === undefined) continue;
    for (const text of [name, value]) {
      const bytes = Buffer.from(text);
      const length = Buffer.alloc(4);
      length.writeUInt32BE(bytes.length);
      parts.push(length, bytes);
    }
  }
  return Buffer.concat(parts);
}
