declare const writtenOnce: unique symbol;

/** An answer in the bytes that travel: written once, sent to many, compressed once (`compressAnswer`). */
export type WrittenAnswer = Buffer & { readonly [writtenOnce]: true };

const written = new WeakSet<object>();

/** `text`: in the contract's shape already (`reply.serialize` for JSON); the handler says its content type. */
export function writeAnswer(text: string): WrittenAnswer {
  const bytes = Buffer.from(text) as WrittenAnswer;
  written.add(bytes);
  return bytes;
}

export function isWritten(payload: unknown): payload is WrittenAnswer {
  return Buffer.isBuffer(payload) && written.has(payload);
}
