const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/';

/** WeChat has no btoa on every phone, and its own call is given up. */
export function toBase64(bytes: Uint8Array): string {
  const parts: string[] = [];
  for (let at = 0; at < bytes.length; at += 3) {
    const three = (bytes[at]! << 16) | ((bytes[at + 1] ?? 0) << 8) | (bytes[at + 2] ?? 0);
    const four = [18, 12, 6, 0].map((shift) => letters[(three >> shift) & 63]).join('');
    parts.push(four.slice(0, Math.min(4, bytes.length - at + 1)).padEnd(4, '='));
  }
  return parts.join('');
}

/** Undefined for what is no base64. */
export function fromBase64(text: string): Uint8Array | undefined {
  if (text.length % 4 !== 0 || !/^[A-Za-z0-9+/]*={0,2}$/.test(text)) return undefined;
  const figures = text.replace(/=+$/, '');
  const bytes = new Uint8Array(Math.floor((figures.length * 3) / 4));
  for (let at = 0; at < bytes.length; at += 1) {
    const first = Math.floor((at * 4) / 3);
    const pair = (letters.indexOf(figures[first]!) << 6) | letters.indexOf(figures[first + 1]!);
    bytes[at] = (pair >> (4 - 2 * (at % 3))) & 0xff;
  }
  return bytes;
}
