import { parentPort } from 'node:worker_threads';
import { readCsv } from './read-csv.ts';
import { readWorkbook } from './read-workbook.ts';
import { recogniseFile } from './recognise-file.ts';
import { TableRefused, type TableCaps, type TableLines } from './table-lines.ts';

/** Reads one file after another for `read-table.ts`, in a thread that may be ended at any moment. */
async function read(bytes: Uint8Array, caps: TableCaps): Promise<TableLines> {
  const file = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    const lines = recogniseFile(file) === 'zip' ? await readWorkbook(file, caps) : readCsv(file, caps);
    return lines.length === 0 ? { ok: false, why: '这个文件是空的。' } : { ok: true, lines };
  } catch (error) {
    if (error instanceof TableRefused) return { ok: false, why: error.message };
    throw error;
  }
}

parentPort!.on('message', ({ bytes, caps }: { bytes: Uint8Array; caps: TableCaps }) => {
  void read(bytes, caps).then((answer) => parentPort!.postMessage(answer, []));
});
