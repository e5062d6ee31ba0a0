import { TableRefused } from './table-lines.ts';

const starts: readonly [bytes: string, what: string][] = [
  ['%PDF', 'PDF文件'],
  ['\u00ff\u00d8\u00ff', '照片'],
  ['\u0089PNG', '图片'],
  ['GIF8', '图片'],
  ['RIFF', '图片或声音'],
  ['BM', '图片'],
  ['Rar!', 'RAR压缩包'],
  ['7z\u00bc\u00af', '7z压缩包'],
  ['\u001f\u008b', 'gz压缩包'],
  ['{\\rtf', '写字板文档'],
  ['SQLite format', '数据库文件'],
  ['MZ', '程序'],
  ['\u007fELF', '程序'],
];
const oldOffice = '\u00d0\u00cf\u0011\u00e0';

/** Whether these bytes are a zip file or may be text; what is neither is refused by the name of what it seems to be. */
export function recogniseFile(bytes: Buffer): 'zip' | 'text' {
  const head = bytes.subarray(0, 16).toString('latin1');
  if (bytes.length === 0) throw new TableRefused('这个文件是空的。');
  if (head.startsWith('PK')) return 'zip';
  if (head.startsWith(oldOffice)) throw new TableRefused(wordsOfOldOffice(bytes));
  const found = starts.find(([start]) => head.startsWith(start));
  // Two letters may begin a line of text too.
  if (found && (found[0].length > 2 || bytes.subarray(0, 512).includes(0)))
    throw new TableRefused(`这是${found[1]}，不是表格。请传CSV或Excel（.xlsx）。`);
  const text = bytes.subarray(0, 1024).toString('latin1').toLowerCase();
  if (text.includes('mso-application') || text.includes('urn:schemas-microsoft-com:office:spreadsheet'))
    throw new TableRefused('这是老式的Excel网页表。请另存为“.xlsx”，再传一次。');
  if (/^[\s\u00ef\u00bb\u00bf]*<(!doctype html|html|table|meta|head)/.test(text))
    throw new TableRefused('这是网页，不是表格。请打开后另存为“.xlsx”，再传一次。');
  return 'text';
}

/** Names of its parts stand in it letter by letter, two bytes each. */
function wordsOfOldOffice(bytes: Buffer): string {
  const has = (name: string) => bytes.includes(Buffer.from(name, 'utf16le'));
  if (has('EncryptedPackage')) return '这个Excel文件加了密码。请去掉密码，再传一次。';
  if (has('WordDocument')) return '这是Word文档，不是表格。请传CSV或Excel（.xlsx）。';
  return '这是老式的Excel文件（.xls）。请另存为“.xlsx”，再传一次。';
}

/** A zip file that holds no workbook, by its parts' names. */
export function wordsOfOtherZip(names: readonly string[]): string {
  const has = (part: RegExp) => names.some((name) => part.test(name));
  if (has(/^xl\/workbook\.bin$/)) return '这是Excel的二进制文件（.xlsb）。请另存为“.xlsx”，再传一次。';
  if (has(/^word\//)) return '这是Word文档，不是表格。请传CSV或Excel（.xlsx）。';
  if (has(/^ppt\//)) return '这是幻灯片，不是表格。请传CSV或Excel（.xlsx）。';
  if (has(/^content\.xml$/)) return '这是别的办公软件的文件。请另存为“.xlsx”，再传一次。';
  return '这是压缩包，里头不是Excel表。请解开，传里面的表格。';
}
