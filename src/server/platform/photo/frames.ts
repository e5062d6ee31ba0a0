import type { Readable, Writable } from 'node:stream';

/** What passes between the server and the process that reads photos: kind (1 byte) · length (4, big-endian) · bytes. */
export interface Frame {
  kind: number;
  bytes: Buffer;
}

const headerBytes = 5;

export function writeFrame(to: Writable, { kind, bytes }: Frame): void {
  const header = Buffer.alloc(headerBytes);
  header.writeUInt8(kind, 0);
  header.writeUInt32BE(bytes.length, 1);
  to.write(header);
  to.write(bytes);
}

/** `onTooLarge` instead of a frame that says it is longer than it may be; nothing is read after it. */
export function readFrames(
  from: Readable,
  { largestBytes, onFrame, onTooLarge }: { largestBytes: number; onFrame: (frame: Frame) => void; onTooLarge: () => void },
): void {
  let pieces: Buffer[] = [];
  let length = 0;
  let wanted = headerBytes;
  const read = (piece: Buffer) => {
    pieces.push(piece);
    length += piece.length;
    while (length >= wanted) {
      const all = pieces.length === 1 ? pieces[0]! : Buffer.concat(pieces);
      pieces = [all];
      wanted = headerBytes + all.readUInt32BE(1);
      if (wanted - headerBytes > largestBytes) {
        from.off('data', read);
        return onTooLarge();
      }
      if (length < wanted) return;
      onFrame({ kind: all.readUInt8(0), bytes: all.subarray(headerBytes, wanted) });
      const rest = all.subarray(wanted);
      pieces = [rest];
      length = rest.length;
      wanted = headerBytes;
    }
  };
  from.on('data', read);
}
