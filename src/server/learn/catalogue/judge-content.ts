import { createHash } from 'node:crypto';
import { checkCatalogue } from '../../../rules/catalogue/check-catalogue.ts';
import type { CatalogueData } from '../../../rules/catalogue/shape.ts';
import { weighList } from './weigh-list.ts';

interface Judged {
  faults: readonly string[];
  /** Of the list document in gzip; none where the content is not even of the form. */
  bytes: number;
}

const mostKept = 8;
const kept = new Map<string, Judged>();

/** The same content is asked about at each step of a draft, and judging it takes a twentieth of a second. */
export function judgeContent(data: CatalogueData): Judged {
  const key = createHash('sha256').update(JSON.stringify(data)).digest('base64');
  const known = kept.get(key);
  if (known) return known;
  const faults = checkCatalogue(data);
  const judged = { faults, bytes: faults.length === 0 ? weighList(data) : 0 };
  kept.set(key, judged);
  for (const oldest of [...kept.keys()].slice(0, -mostKept)) kept.delete(oldest);
  return judged;
}
