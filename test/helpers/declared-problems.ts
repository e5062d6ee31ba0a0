import { problemStatus, type ProblemCode } from '../../src/contract/problem-codes.ts';
import { routes, type RouteName } from '../../src/contract/routes.ts';

/** What may happen to any request at all, before or beside what its route is about. */
const anyRouteMay: ReadonlySet<string> = new Set(['bad-request', 'too-large', 'try-again-later']);

/** Throws if a route said no in a way that the contract does not promise: a code it does not list, another status, no words. */
export function expectDeclared(name: RouteName, status: number, body: unknown): void {
  if (status < 400 || typeof body !== 'object' || body === null) return;
  const { code, title, text } = body as { code?: string; title?: string; text?: string };
  const declared: readonly string[] = routes[name].problems;
  if (!code || !(declared.includes(code) || anyRouteMay.has(code)))
    throw new Error(`${name} answered ${status} ${code}, which its contract does not list`);
  if (problemStatus[code as ProblemCode] !== status) throw new Error(`${name} answered ${code} with ${status}`);
  if (!title || !text) throw new Error(`${name} answered ${code} without words`);
}
