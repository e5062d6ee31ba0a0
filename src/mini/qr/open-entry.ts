import { kindOfCode, openCode } from '../../rules/code-id.ts';

export type Wish = 'learn' | 'apply' | 'check' | undefined;

/** How she came in: by a village's code, by a receipt, or by something that is no code of ours. */
export type Entry =
  | { kind: 'village'; codeId: string; wish: Wish; program?: string; asked: boolean; host?: string }
  | { kind: 'receipt'; code: string }
  | { kind: 'unknown' };

type Params = Record<string, string | undefined>;

/** The parameters of a page as the target hands them over: WeChat leaves them encoded, a browser has decoded them once. */
export function openEntry(params: Params = {}): Entry {
  const codeId = codeIn(params) ?? codeIn({ ...params, q: decoded(params['q']), scene: decoded(params['scene']) });
  if (!codeId) return { kind: 'unknown' };
  if (kindOfCode(codeId) === 'receipt') return { kind: 'receipt', code: codeId };
  const asked = wishFrom(params['to']);
  const program = programFrom(params['program']);
  const host = hostIn(params['q']);
  return {
    kind: 'village',
    codeId,
    wish: asked ?? (params['see'] === 'learn' ? 'learn' : undefined),
    ...(program ? { program } : {}),
    // The page written by the server has shown the village and asked already: its three buttons say where to.
    asked: asked !== undefined,
    ...(host ? { host } : {}),
  };
}

function codeIn({ q, scene, path }: Params): string | undefined {
  return openCode({ ...(q ? { q } : {}), ...(scene ? { scene } : {}), ...(path ? { path } : {}) });
}

/** Some scanners encode a link once more on its way. What comes out is judged like any other. */
function decoded(text: string | undefined): string | undefined {
  try {
    return text === undefined ? undefined : decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Whose link it was: told from an address only when a code turns out to be unknown. */
function hostIn(q: string | undefined): string | undefined {
  const link = /^https?:\/\/([^/?#]+)/i;
  const once = decoded(q)?.trim() ?? '';
  return (link.exec(once) ?? link.exec(decoded(once) ?? ''))?.[1]?.toLowerCase();
}

function wishFrom(to: string | undefined): Wish {
  return to === 'learn' || to === 'apply' || to === 'check' ? to : undefined;
}

/** On a card that somebody sent: a name out of the catalogue, and nothing that leads elsewhere. */
function programFrom(text: string | undefined): string | undefined {
  const id = decoded(text);
  return id && /^[a-z0-9][a-z0-9-]{0,63}$/.test(id) ? id : undefined;
}

export function pageOf(wish: Wish, program?: string): string {
  if (program) return `/learn/program?id=${program}`;
  if (wish === 'learn') return '/learn/list';
  if (wish === 'apply') return '/apply/choose';
  return wish === 'check' ? '/check/list' : '/home/index';
}
