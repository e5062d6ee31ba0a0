import axios, { AxiosError, type AxiosRequestConfig, type AxiosResponse } from 'axios';
import type { Problem as ProblemBody } from '../../../contract/problem.contract.ts';
import type { ProblemCode } from '../../../contract/problem-codes.ts';
import type { AnswerOf, BodyOf, HeadersOf, ParamsOf } from '../../../contract/route-schemas.ts';
import type { Route } from '../../../contract/route.ts';
import { routes, type RouteName } from '../../../contract/routes.ts';
import { hearCountyTime } from '../keep/county-time.ts';
import { isSealed, sealedType } from '../send/sealed-bytes.ts';
import { solveChallenge } from '../solve-challenge.ts';
import { phoneProblem, Problem } from './problem.ts';
import { taroAdapter } from './taro-adapter.ts';

/* The phone's one mouth: every request is a route of the contract, by name. */

type Asked<K extends string, T> = [T] extends [undefined] ? object : { [P in K]: T };
type BodyFor<N extends RouteName> = (typeof routes)[N] extends { body: 'photo' } ? { body: ArrayBuffer } : Asked<'body', BodyOf<N>>;
export type InputOf<N extends RouteName> = Asked<'params', ParamsOf<N>> & Asked<'headers', HeadersOf<N>> & BodyFor<N>;

interface LooseInput {
  params?: Record<string, string>;
  headers?: Record<string, string>;
  body?: unknown;
}

const client = axios.create({
  adapter: taroAdapter,
  baseURL: process.env.TARO_ENV === 'h5' ? '' : COUNTY_ORIGIN,
  timeout: 15_000,
  responseType: 'json',
  transitional: { silentJSONParsing: false },
  // Which status is a refusal is judged below, where the words are.
  validateStatus: () => true,
});

/** A photo over a village's network takes its time. */
const photoTimeout = 90_000;

let tokenOf: () => string | undefined = () => undefined;
/** Told once by the session, so that no store is imported here. */
export function signRequestsWith(token: () => string | undefined): void {
  tokenOf = token;
}

/** The answer of a route, or a thrown `Problem`. */
export async function call<N extends RouteName>(name: N, input: InputOf<N>): Promise<AnswerOf<N>> {
  const answer = await exchange(name, input as LooseInput);
  return answer.data as AnswerOf<N>;
}

/** For what is kept with its ETag: 'same' when the county has nothing newer. */
export async function callUnlessSame<N extends RouteName>(
  name: N,
  input: InputOf<N>,
  tag: string | undefined,
): Promise<'same' | { answer: AnswerOf<N>; tag: string | undefined }> {
  const loose = input as LooseInput;
  const answer = await exchange(name, tag ? { ...loose, headers: { ...loose.headers, 'if-none-match': tag } } : loose);
  if (answer.status === 304) return 'same';
  return { answer: answer.data as AnswerOf<N>, tag: headerOf(answer, 'etag') };
}

async function exchange(name: RouteName, input: LooseInput): Promise<AxiosResponse<unknown>> {
  const route: Route = routes[name];
  const photo = route.body === 'photo';
  const token = route.audience === 'public' ? undefined : tokenOf();
  try {
    const request: AxiosRequestConfig = {
      url: pathOf(route, input.params ?? {}),
      method: route.method,
      headers: {
        ...input.headers,
        ...(token ? { authorization: `Bearer ${token}` } : {}),
        ...(route.method === 'GET' ? {} : { 'content-type': photo ? photoType(input.body as ArrayBuffer) : 'application/json' }),
      },
      // WeChat says application/json even with nothing to say, and an empty body of that type is refused: so {}.
      ...(route.method === 'GET' ? {} : { data: input.body ?? {} }),
      timeout: photo ? photoTimeout : 15_000,
    };
    const first = await client.request<unknown>(request);
    hearCountyTime(headerOf(first, 'date'));
    const sum = sumOf(first);
    const answer = sum ? await client.request<unknown>({ ...request, headers: { ...request.headers, 'x-sum': await sum } }) : first;
    if ((answer.status >= 200 && answer.status < 300) || answer.status === 304) return answer;
    throw refusalOf(answer);
  } catch (error) {
    throw asRefusal(error);
  }
}

const photoType = (bytes: ArrayBuffer): string => (isSealed(bytes) ? sealedType : 'image/jpeg');

/** Minutes of a cheap phone; whoever asks for more is not our county. */
const mostBits = 20;

/** While somebody guesses at her village's codes, the county wants a small sum from everybody first: worked out and asked again, unseen. */
function sumOf(answer: AxiosResponse<unknown>): Promise<string> | undefined {
  const { sum } = (answer.status === 428 && (answer.data as Partial<ProblemBody> | null)) || {};
  return sum && sum.bits <= mostBits ? solveChallenge(sum.challenge, '', sum.bits) : undefined;
}

function pathOf(route: Route, params: Record<string, string>): string {
  return route.path.replace(/:(\w+)/g, (_whole, name: string) => encodeURIComponent(params[name] ?? ''));
}

function refusalOf(answer: AxiosResponse<unknown>): Problem {
  const body = answer.data as Partial<ProblemBody> | null;
  const retryAfterSeconds = body?.retryAfterSeconds ?? secondsOf(headerOf(answer, 'retry-after'));
  if (!body || typeof body.code !== 'string' || typeof body.title !== 'string') return phoneProblem('not-understood', retryAfterSeconds);
  return new Problem({ code: body.code as ProblemCode, title: body.title, text: body.text ?? '', field: body.field, retryAfterSeconds });
}

function asRefusal(error: unknown): unknown {
  if (!(error instanceof AxiosError)) return error;
  if (error.code === AxiosError.ECONNABORTED || error.code === AxiosError.ETIMEDOUT) return phoneProblem('too-slow');
  if (error.code === AxiosError.ERR_NETWORK) return phoneProblem('no-network');
  // A proxy's page of HTML instead of our JSON: the refusal of somebody in between.
  if (error.code === AxiosError.ERR_BAD_RESPONSE) return phoneProblem('not-understood');
  return error;
}

/** WeChat hands headers over as they were sent, in any case. */
function headerOf(answer: AxiosResponse<unknown>, name: string): string | undefined {
  const found = Object.entries(answer.headers).find(([key]) => key.toLowerCase() === name);
  return found ? String(found[1]) : undefined;
}

function secondsOf(text: string | undefined): number | undefined {
  return text !== undefined && /^\d+$/.test(text) ? Number(text) : undefined;
}
