import { fromBuffer, type Entry, type ZipFile } from 'yauzl';
import { TableRefused, type TableCaps } from './table-lines.ts';

const mostParts = 2000;
/** Below this no ratio is suspicious: a small sheet of equal lines packs very well. */
const smallPart = 4 * 1024 * 1024;
const broken = '这个Excel文件坏了，打不开。请重新存一份，再传一次。';
const tooBig = '这个文件解开后太大了，不像一张表格。请重新存一份，或分成几个文件。';

export interface Parts {
  names: string[];
  /** The text of a part, or nothing if there is none of that name. Counts what it unpacks: a bomb is refused before it is large. */
  read(name: string): Promise<string | undefined>;
}

/** The parts of a workbook by the directory at its end. Nothing is unpacked until it is asked for. */
export async function unpackWorkbook(bytes: Buffer, caps: TableCaps): Promise<Parts> {
  const zip = await open(bytes);
  const entries = await listEntries(zip);
  let unpacked = 0;
  const count = (size: number) => {
    unpacked += size;
    if (unpacked > caps.unpacked) throw new TableRefused(tooBig);
  };
  return {
    names: [...entries.keys()],
    read: async (name) => {
      const entry = entries.get(name);
      if (!entry) return undefined;
      if (entry.isEncrypted()) throw new TableRefused('这个压缩包加了密码。请去掉密码，再传一次。');
      return (await inflate(zip, entry, { ...caps, count })).toString('utf8');
    },
  };
}

function open(bytes: Buffer): Promise<ZipFile> {
  return new Promise((resolve, reject) => {
    fromBuffer(bytes, { lazyEntries: true, validateEntrySizes: true }, (error, zip) => {
      if (error || !zip) reject(new TableRefused(broken));
      else resolve(zip);
    });
  });
}

function listEntries(zip: ZipFile): Promise<Map<string, Entry>> {
  return new Promise((resolve, reject) => {
    const entries = new Map<string, Entry>();
    zip.on('error', () => reject(new TableRefused(broken)));
    zip.on('entry', (entry: Entry) => {
      if (entries.size === mostParts) return reject(new TableRefused('这个压缩包里文件太多，不是Excel表。'));
      // A second part of one name: which of the two a program of tables shows, nobody could say.
      if (entries.has(entry.fileName)) return reject(new TableRefused(broken));
      entries.set(entry.fileName, entry);
      zip.readEntry();
    });
    zip.on('end', () => resolve(entries));
    zip.readEntry();
  });
}

function inflate(zip: ZipFile, entry: Entry, { count, ratio }: Pick<TableCaps, 'ratio'> & { count(size: number): void }): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    // What the directory says of its size is refused before anything is unpacked, and the library refuses a directory that lies.
    const most = Math.max(smallPart, entry.compressedSize * ratio);
    if (entry.uncompressedSize > most) return reject(new TableRefused(tooBig));
    zip.openReadStream(entry, (error, stream) => {
      if (error || !stream) return reject(new TableRefused(broken));
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => {
        try {
          count(chunk.length);
          chunks.push(chunk);
        } catch (refused) {
          stream.destroy();
          reject(refused as Error);
        }
      });
      stream.on('error', () => reject(new TableRefused(broken)));
      stream.on('end', () => resolve(Buffer.concat(chunks)));
    });
  });
}
