import type { Problem as ProblemBody } from '../../contract/problem.contract.ts';
import type { ProblemCode } from '../../contract/problem-codes.ts';
import type { AnswerOf, BodyOf, HeadersOf, ParamsOf } from '../../contract/route-schemas.ts';
import { practiceHeader, type Route } from '../../contract/route.ts';
import { routes, type RouteName } from '../../contract/routes.ts';
import { practiceRole } from './practice-base.ts';
import { Problem } from './problem.ts';

/* The page's one mouth: every request is a staff route of the contract, by name. */

type StaffRoute = { [N in RouteName]: (typeof routes)[N]['audience'] extends 'staff' ? N : never }[RouteName];
type Asked<K extends string, T> = [T] extends [undefined] ? object : { [P in K]: T };
type Sent<N extends StaffRoute> = (typeof routes)[N] extends { body: 'file' | 'table' | 'photo' }
  ? { body: Blob }
  : Asked<'body', BodyOf<N>>;
type InputOf<N extends StaffRoute> = Asked<'params', ParamsOf<N>> & Asked<'headers', HeadersOf<N>> & Sent<N>;
type Got<N extends StaffRoute> = (typeof routes)[N] extends { answers: 'photo' | 'file' } ? Blob : AnswerOf<N>;

interface LooseInput {
  params?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
}

const patienceMs = 15_000;
/** A photo or a file over a town's line takes its time. */
const bytesPatienceMs = 60_000;

let tellSessionEnded: () => void = () => undefined;
/** Told once by the staff room, so that no room is imported here. */
export function whenSessionEnds(tell: () => void): void {
  tellSessionEnded = tell;
}

let tellAnswered: () => void = () => undefined;
/** Each answer to somebody who is signed in keeps the session alive. */
export function whenAnswered(tell: () => void): void {
  tellAnswered = tell;
}

/** The answer of a route, or a thrown `Problem`. A refused session is also told to whoever asked to be. */
export function call<N extends StaffRoute>(name: N, input: InputOf<N>): Promise<Got<N>> {
  return ask(name, input as LooseInput, tellAnswered);
}

/** The same, asked by the page and not by somebody who sits at it: this page's own count of her idleness goes on. */
export function callUnasked<N extends StaffRoute>(name: N, input: InputOf<N>): Promise<Got<N>> {
  return ask(name, input as LooseInput, () => undefined);
}

async function ask<N extends StaffRoute>(name: N, input: LooseInput, tell: () => void): Promise<Got<N>> {
  const route: Route = routes[name];
  const { answer, content } = await exchange(route, input);
  if (answer.ok) tell();
  if (answer.ok) return content as Got<N>;
  const problem = refusalOf(content);
  if (problem.code === 'sign-in-needed' && route.scope !== 'nobody') tellSessionEnded();
  throw problem;
}

/** The whole exchange has one patience: a body that never ends is as bad as an answer that never comes. */
async function exchange(route: Route, { params = {}, headers = {}, body }: LooseInput): Promise<{ answer: Response; content: unknown }> {
  const stop = new AbortController();
  const bytes = route.answers === 'photo' || route.answers === 'file';
  const timer = setTimeout(() => stop.abort(), bytes || body instanceof Blob ? bytesPatienceMs : patienceMs);
  const type = body instanceof Blob ? (route.body === 'photo' ? body.type : 'application/octet-stream') : 'application/json';
  try {
    const answer = await fetch(
      route.path.replace(/:(\w+)/g, (_whole, key: string) => encodeURIComponent(params[key] ?? '')),
      {
        method: route.method,
        headers: {
          ...headers,
          ...(practiceRole ? { [practiceHeader]: practiceRole } : {}),
          ...(body === undefined ? {} : { 'content-type': type }),
        },
        ...(body === undefined ? {} : { body: body instanceof Blob ? body : JSON.stringify(body) }),
        signal: stop.signal,
      },
    );
    return { answer, content: bytes && answer.ok ? await answer.blob() : await jsonOf(answer) };
  } catch (error) {
    if (error instanceof Problem) throw error;
    throw new Problem(stop.signal.aborted ? 'too-slow' : 'no-network');
  } finally {
    clearTimeout(timer);
  }
}

/** A proxy's page of HTML instead of our JSON: the word of somebody in between. */
async function jsonOf(answer: Response): Promise<unknown> {
  const text = await answer.text();
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Problem('not-understood');
  }
}

function refusalOf(content: unknown): Problem {
  const { code, title, text, field, retryAfterSeconds } = (content ?? {}) as Partial<ProblemBody>;
  if (typeof code !== 'string' || typeof title !== 'string') return new Problem('not-understood');
  return new Problem(code as ProblemCode, { title, text: text ?? '', field, retryAfterSeconds });
}
