/** As much of an element as both targets have: a browser's, and the one that Taro keeps for a WeChat page. */
export interface Readable {
  readonly nodeType: number;
  readonly nodeName: string;
  readonly nodeValue: string | null;
  readonly childNodes: ArrayLike<Readable>;
  getAttribute?(name: string): string | null | undefined;
}

const textNode = 3;
const withinALine = new Set(['text', 'span', 'b']);
/** Shown by a picture or a field, said by its label. */
const saidByLabel = new Set(['image', 'img', 'input']);

/**
 * What a page says, sentence by sentence, as one would read it out: signs that are there for the eye alone are left
 * out. Where the voice is made elsewhere (`leavesThePhone`), what is marked data-private stays unread too.
 */
export function sentencesIn(root: Readable, { leavesThePhone }: { leavesThePhone: boolean }): string[] {
  const lines: string[] = [''];
  const say = (text: string): void => void (lines[lines.length - 1] += text);
  const breakLine = (): void => void lines.push('');

  function read(node: Readable): void {
    if (node.nodeType === textNode) return say(node.nodeValue ?? '');
    if (node.getAttribute?.('aria-hidden') === 'true') return;
    if (leavesThePhone && (node.getAttribute?.('data-private') ?? null) !== null) return;
    const name = node.nodeName.toLowerCase();
    const inLine = withinALine.has(name);
    if (!inLine) breakLine();
    if (saidByLabel.has(name)) say(node.getAttribute?.('aria-label') ?? '');
    else for (let at = 0; at < node.childNodes.length; at += 1) read(node.childNodes[at]!);
    if (!inLine) breakLine();
  }

  read(root);
  return lines.flatMap(sentencesOf);
}

/** No look-behind: the oldest phones do not know it. */
function sentencesOf(line: string): string[] {
  const found = line.replace(/\s+/g, ' ').match(/[^。！？；]+[。！？；]?/g) ?? [];
  return found.map((sentence) => sentence.trim()).filter((sentence) => /[\p{L}\p{N}]/u.test(sentence));
}
