/* From the page that scanned to the page that judges: in memory alone, since what a stranger's code says belongs in no address. */

let handed: string | undefined;

export function handText(text: string): void {
  handed = text;
}

/** Once: afterwards it is gone. */
export function takeHandedText(): string | undefined {
  const text = handed;
  handed = undefined;
  return text;
}
