/** As an ID card is read out: 999900 1956 0115 0012. What she wrote in between is hers and stays out of it. */
export function idInGroups(written: string): string {
  const figures = written.replace(/[^0-9Xx]/g, '').toUpperCase();
  return [figures.slice(0, 6), figures.slice(6, 10), figures.slice(10, 14), figures.slice(14)].filter(Boolean).join(' ');
}
