// A webpack loader for src/mini/shared/find/syllable-table.ts: the phone carries the line that the file makes, not what it is made with.
module.exports = async function carrySyllables() {
  const { syllableTable } = await import(this.resourcePath);
  return `export const syllableTable = ${JSON.stringify(syllableTable)};`;
};
