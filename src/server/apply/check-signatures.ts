import type { NewApplication } from '../../contract/apply.contract.ts';
import { Problem } from '../platform/problem.ts';

/** By hand it has strokes; a thumb mark is a photo that somebody stood by; a sheet is a photo. One of each person. */
export function checkSignatures({ signatures = [] }: NewApplication, members: ReadonlySet<string>): void {
  const seen = new Set<string>();
  for (const [at, { by, kind, strokes, paperId, witness }] of signatures.entries()) {
    const field = `signatures.${at}`;
    if (!members.has(by) || seen.has(by)) throw new Problem('field-refused', { field, text: '签名对不上人。请重新签一次。' });
    seen.add(by);
    const isWhole = kind === 'hand' ? Boolean(strokes) : paperId !== undefined && (kind === 'paper' || witness !== undefined);
    if (!isWhole) throw new Problem('field-refused', { field, text: kind === 'thumb' ? '按手印要有见证人，还要拍下来。' : '签名没留下来。请重新签一次。' });
  }
}
