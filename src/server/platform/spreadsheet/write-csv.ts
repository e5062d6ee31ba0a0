import Papa from 'papaparse';

/**
 * A table as UTF-8 text with its mark, lines ended as Windows does, header first: what Excel and WPS open by a double click. Whatever
 * such a program would take for a formula, or would turn into another text than stands there (371623002250 into 3.7E+11, 007 into 7),
 * begins with an apostrophe; so does what begins with one itself, and a reader takes exactly one away.
 */
export function writeCsv(header: readonly string[], rows: readonly (readonly string[])[]): Buffer {
  const lines = [header, ...rows].map((row) => row.map(asText));
  return Buffer.from(`\uFEFF${Papa.unparse(lines, { newline: '\r\n' })}\r\n`);
}

function asText(text: string): string {
  // As the program sees it: it knows full-width signs and figures too.
  const plain = text.normalize('NFKC').trim();
  const misread = /^['\t\r\n]/.test(text) || formulaBegins.test(plain) || turnsIntoNumber.some((one) => one.test(plain));
  return misread ? `'${text}` : text;
}

const formulaBegins = /^['=+\-@\p{Cc}\p{Cf}]/u;
/** Days such as 2026-11-27 stay days whoever reads them. */
const turnsIntoNumber = [/^\d{12,}$/, /^0\d+$/, /^\d+(\.\d+)?[eE][+-]?\d+$/, /^\d{1,2}[-/.]\d{1,2}$/];
