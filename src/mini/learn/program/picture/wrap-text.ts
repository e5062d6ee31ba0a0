/** Never at the beginning of a line. */
const closing = '，。、；：！？）》”’·%';
/** Never at the end of one. */
const opening = '（《“‘';

/** Lines no wider than `width`. Chinese breaks anywhere but beside its signs; figures and Latin words stay together where they fit. */
export function wrapText(text: string, width: number, measure: (part: string) => number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const piece of piecesOf(text)) {
    if (line !== '' && measure(line + piece) > width) {
      lines.push(line);
      line = '';
    }
    line += piece;
    // A word longer than a whole line, such as an address, is cut where it must be.
    while (measure(line) > width && line.length > 1) {
      let fits = line.length - 1;
      while (fits > 1 && measure(line.slice(0, fits)) > width) fits -= 1;
      lines.push(line.slice(0, fits));
      line = line.slice(fits);
    }
  }
  return line === '' ? lines : [...lines, line];
}

/** What must stay together: a run of Latin letters and figures, a sign with what it belongs to. */
function piecesOf(text: string): string[] {
  const pieces: string[] = [];
  let held = '';
  for (const part of text.match(/[A-Za-z0-9./:-]+|[^]/gu) ?? []) {
    if (closing.includes(part) && held === '' && pieces.length > 0) pieces[pieces.length - 1] += part;
    else if (opening.includes(part)) held += part;
    else {
      pieces.push(held + part);
      held = '';
    }
  }
  return held === '' ? pieces : [...pieces, held];
}
