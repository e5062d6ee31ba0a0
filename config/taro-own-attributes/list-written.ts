import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'vue/compiler-sfc';

export interface Written {
  tags: Set<string>;
  /** As written, `aria-label`; bound ones too. */
  attributes: Set<string>;
  /** In small letters, without dashes: `getphonenumber`. */
  events: Set<string>;
}

interface Node {
  type: number;
  tag?: string;
  children?: Node[];
  props?: {
    type: number;
    name: string;
    arg?: { content: string; isStatic: boolean };
    exp?: { content: string };
    loc: { source: string };
  }[];
}

const [element, attribute, directive] = [1, 6, 7];

/**
 * Which tags, attributes and events the templates of all pages and components write. One list for all tags, for what is
 * written on a component falls through to the tag at its root. Throws for what cannot be read from a template.
 */
export function listWritten(folder: string): Written {
  const written: Written = { tags: new Set(), attributes: new Set(), events: new Set() };
  for (const name of fs.readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    if (!name.endsWith('.vue')) continue;
    const { descriptor } = parse(fs.readFileSync(path.join(folder, name), 'utf8'));
    if (descriptor.template?.ast) addNode(written, descriptor.template.ast as unknown as Node, name);
  }
  return written;
}

function addNode(written: Written, node: Node, file: string): void {
  if (node.type === element && node.tag && node.tag !== 'slot') {
    written.tags.add(node.tag);
    for (const prop of node.props ?? []) addProp(written, prop, file);
  }
  for (const child of node.children ?? []) addNode(written, child, file);
}

function addProp(written: Written, prop: NonNullable<Node['props']>[number], file: string): void {
  if (prop.type === attribute) written.attributes.add(prop.name);
  if (prop.type !== directive || (prop.name !== 'bind' && prop.name !== 'on')) return;
  if (!prop.arg?.isStatic) {
    if (prop.exp?.content === '$attrs') return;
    throw new Error(
      `${file}: ${prop.loc.source} hides which attributes it writes, so WeChat's templates would lack them: write each by its name.`,
    );
  }
  const name = prop.arg.content;
  if (prop.name === 'bind') written.attributes.add(name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`));
  else written.events.add(name.toLowerCase().replace(/-/g, ''));
}
