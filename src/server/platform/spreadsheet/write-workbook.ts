import writeXlsxFile from 'write-excel-file/node';

/**
 * A workbook of text cells alone, header first: numbers of eighteen figures stay what they are, and nothing is a formula.
 * What would become one when the receiver saves it as CSV begins with an apostrophe, as in every program of tables.
 */
export async function writeWorkbook(header: readonly string[], rows: readonly (readonly string[])[]): Promise<Buffer> {
  const bold = { fontWeight: 'bold' } as const;
  const text = (value: string) => ({ value: asPlainCell(value), type: String });
  return writeXlsxFile([header.map((one) => ({ ...text(one), ...bold })), ...rows.map((row) => row.map(text))], {
    columns: header.map(() => ({ width: 20 })),
  }).toBuffer();
}

const formulaBegins = /^[\s\u00a0]*[=+\-@\uff1d\uff0b\uff0d\uff20]/;
/** What a workbook cannot hold. Taken out before anything is judged: what stands behind it would be the beginning. */
const unwritable = /[\p{Cc}\p{Cs}\ufffd-\uffff]+/gu;

function asPlainCell(value: string): string {
  const text = value.replace(unwritable, ' ').trim();
  // The library looks a text up in a plain object, where toString and __proto__ stand already: such a cell would break the file.
  return formulaBegins.test(text) || text in Object.prototype ? `'${text}` : text;
}
