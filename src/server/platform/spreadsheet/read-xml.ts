import { Parser } from 'saxen';
import { TableRefused } from './table-lines.ts';

interface Listener {
  /** Names without their prefix: who wrote the file chose it. */
  open?(tag: string, attributes: () => Record<string, string>): void;
  close?(tag: string): void;
  text?(text: string): void;
}

/** Walks a part of a workbook. No entity but the five of XML and numbers is known, so nothing can unfold. */
export function readXml(xml: string, { open, close, text }: Listener): void {
  const parser = new Parser();
  parser.on('openTag', (name, attributes) => open?.(bare(name), attributes));
  parser.on('closeTag', (name) => close?.(bare(name)));
  parser.on('text', (raw) => text?.(decodeEntities(raw)));
  parser.on('cdata', (raw) => text?.(raw));
  parser.on('error', () => {
    throw new TableRefused('这个Excel文件坏了，读不下去。请重新存一份，再传一次。');
  });
  parser.parse(xml);
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1);
}

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'" };

/** The library's own cuts a character beyond the first plane in half. */
function decodeEntities(raw: string): string {
  if (!raw.includes('&')) return raw;
  return raw.replace(/&(?:#(\d{1,7})|#x([0-9a-f]{1,6})|(amp|lt|gt|quot|apos));/gi, (all, decimal?: string, hex?: string, name?: string) => {
    if (name) return named[name.toLowerCase()]!;
    const code = decimal ? Number(decimal) : Number.parseInt(hex!, 16);
    return code <= 0x10ffff ? String.fromCodePoint(code) : all;
  });
}
