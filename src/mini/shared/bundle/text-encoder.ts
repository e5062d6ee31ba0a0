/** WeChat has none, and the QR code's library asks for one. In its place in WeChat's package alone: see `config/index.ts`. */
export class TextEncoder {
  encode(text: string): Uint8Array {
    const bytes = encodeURIComponent(text).replace(/%(..)/g, (_escape, hex: string) => String.fromCharCode(parseInt(hex, 16)));
    return Uint8Array.from(bytes, (byte) => byte.charCodeAt(0));
  }
}
