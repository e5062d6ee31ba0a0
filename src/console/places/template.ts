import type { PlacesFileKind } from '../../rules/code-kinds.ts';
import { giveToDownloads } from '../shared/give-to-downloads.ts';
import { words } from './words.ts';

/** The head and one invented line. With a byte order mark, without which Excel takes Chinese for something else. */
export function giveTemplate(kind: PlacesFileKind): void {
  const { name, columns, sample } = words.kinds[kind];
  const lines = [columns, sample].map((cells) => cells.join(','));
  giveToDownloads(new Blob([`\uFEFF${lines.join('\r\n')}\r\n`], { type: 'text/csv;charset=utf-8' }), words.send.templateName(name));
}
