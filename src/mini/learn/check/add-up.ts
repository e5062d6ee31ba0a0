/** Yuan, as she wrote them: all together, and as the question asks for it: by the month what she knows by the year, to the whole yuan. */
export function addUp(lines: readonly string[], byYear: boolean): { said: number; asked: number } {
  const said = lines.reduce((sum, line) => sum + (Number(line) || 0), 0);
  return { said, asked: byYear ? Math.round(said / 12) : said };
}
