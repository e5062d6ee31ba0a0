import { kindOfCode, openCode } from '../../rules/code-id.ts';

export type Wish = 'learn' | 'apply' | 'check' | undefined;

/** How she came in: by a village's code, by a receipt, or by something that is no code of ours. */
export type Entry =
  { kind: 'village'; codeId: string; wish: Wish; asked: boolean } | { kind: 'receipt' } | { kind: 'unknown'; codeId: string | undefined };

/** The parameters of a page as the target hands them over: WeChat leaves them encoded, a browser has decoded them once. */
export function openEntry(params: Record<string, string | undefined> = {}): Entry {
  const codeId = openCode({
    ...(params['q'] ? { q: params['q'] } : {}),
    ...(params['scene'] ? { scene: params['scene'] } : {}),
    ...(params['path'] ? { path: params['path'] } : {}),
  });
  if (!codeId) return { kind: 'unknown', codeId };
  if (kindOfCode(codeId) === 'receipt') return { kind: 'receipt' };
  const wish = wishFrom(params['to']);
  // The page written by the server has shown the village and asked already: its three buttons say where to.
  return { kind: 'village', codeId, wish, asked: wish !== undefined };
}

function wishFrom(to: string | undefined): Wish {
  return to === 'learn' || to === 'apply' || to === 'check' ? to : undefined;
}

export function pageOf(wish: Wish): string {
  if (wish === 'learn') return '/learn/list';
  if (wish === 'apply') return '/learn/list?to=apply';
  return wish === 'check' ? '/check/list' : '/home/index';
}
