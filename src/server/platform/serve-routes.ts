import type { Readable } from 'node:stream';
import Fastify, { type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify';
import { Problem as ProblemShape } from '../../contract/problem.contract.ts';
import { practiceHeader, type Route } from '../../contract/route.ts';
import { routes, type RouteName } from '../../contract/routes.ts';
import {
  routeSchemas,
  type AnswerOf,
  type BodyOf,
  type HeadersOf,
  type ParamsOf,
  type QueryOf,
  type RouteSchema,
} from '../../contract/route-schemas.ts';
import { mayDo } from '../../rules/role-rights.ts';
import type { Citizen, WhoIsAsking } from './audience.ts';
import { compileLate } from './compile-late.ts';
import { compressAnswer } from './compress-answer.ts';
import { fieldText } from './field-words.ts';
import type { House } from './house.ts';
import { houseAhead } from './house-ahead.ts';
import { letGoWhenStopping } from './let-go-when-stopping.ts';
import { errorForLog } from './log.ts';
import { Problem } from './problem.ts';
import type { StaffScope } from './scope.ts';
import { isBytes, takeBytes } from './take-bytes.ts';
import type { WrittenAnswer } from './written-answer.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who knocks, once the route's audience is known. */
    asking: Citizen | StaffScope | undefined;
  }
}

/** The audience's identity, as the handler gets it. */
type WhoFor<N extends RouteName> = (typeof routes)[N] extends { audience: 'citizen' }
  ? Citizen
  : (typeof routes)[N] extends { audience: 'staff'; scope: 'own' | 'places' }
    ? StaffScope
    : undefined;

export interface Ask<N extends RouteName> {
  params: ParamsOf<N>;
  headers: HeadersOf<N> & Record<string, string | undefined>;
  query: QueryOf<N>;
  body: (typeof routes)[N] extends { body: 'photo' }
    ? Readable | undefined
    : (typeof routes)[N] extends { body: 'file' | 'table' | 'raw' }
      ? Buffer
      : BodyOf<N>;
  who: WhoFor<N>;
  mediaType: string;
  reply: FastifyReply;
  /** What came another way, checked by the same rules as the body of this route, and refused in the same words. */
  asBodyOf<B extends RouteName>(name: B, value: unknown): BodyOf<B>;
}

export type Handler<N extends RouteName> = (
  house: House,
  ask: Ask<N>,
) => Promise<
  (typeof routes)[N] extends { answers: string } ? string | Buffer : AnswerOf<N> extends undefined ? unknown : AnswerOf<N> | WrittenAnswer
>;
export type Handlers = { [N in RouteName]: Handler<N> };
/** What a room's `<room>.routes.ts` exports. */
export type RoomHandlers<N extends RouteName> = Pick<Handlers, N>;

/** A form is small. */
const jsonLimit = 128 * 1024;
/** The same in envelopes, with what was asked anew. */
const sealedLimit = 512 * 1024;

/**
 * A listener that knows only the routes of its audiences: checks the request by the contract, asks who it is, lets the
 * handler act, and turns every refusal into a `Problem`. A route without handler, or the reverse, does not start.
 */
export function serveRoutes(house: House, audiences: readonly Route['audience'][], handlers: Handlers, who: WhoIsAsking): FastifyInstance {
  const origin = originOf(house, audiences);
  const app = Fastify({
    bodyLimit: jsonLimit,
    genReqId: () => crypto.randomUUID(),
    trustProxy: false,
    // While stopping, what still comes in on an open connection is answered like any other; the framework's own 503 speaks no Chinese.
    return503OnClosing: false,
    schemaController: { compilersFactory: compileLate },
    ajv: { customOptions: { coerceTypes: false, removeAdditional: false, useDefaults: false, allErrors: false } },
    // An address that cannot even be read gets our words too, not the framework's.
    frameworkErrors: (error, request, reply) => {
      addSafetyHeaders(reply, origin);
      refuse(house, error, request, reply);
    },
  });
  app.decorateRequest('asking');
  app.addHook('onSend', (_request, reply, payload, done) => {
    addSafetyHeaders(reply, origin);
    done(null, payload);
  });
  letGoWhenStopping(app);
  app.setErrorHandler((error, request, reply) => refuse(house, error, request, reply));
  for (const name of Object.keys(routes) as RouteName[]) {
    const route: Route = routes[name];
    if (typeof handlers[name] !== 'function') throw new Error(`route ${name} has no handler`);
    if (!route.audience || !route.scope) throw new Error(`route ${name} does not say who may use it`);
    if (audiences.includes(route.audience)) serveOne(app, house, name, route, handlers[name] as Handler<RouteName>, who);
  }
  return app;
}

/** A listener without a built app still says in words that there is no such page, whatever was asked. */
export function refuseUnknownPaths(house: House, app: FastifyInstance): void {
  app.setNotFoundHandler((request, reply) => refuse(house, new Problem('not-found', { text: '没有这一页。' }), request, reply));
}

function serveOne(app: FastifyInstance, house: House, name: RouteName, route: Route, handler: Handler<RouteName>, who: WhoIsAsking): void {
  const schema: RouteSchema = routeSchemas[name];
  const add = (on: FastifyInstance) =>
    on.route({
      method: route.method,
      url: route.path,
      config: { takesPhoto: route.body === 'photo' },
      ...(route.audience === 'public' && route.method === 'GET' ? { onSend: compressAnswer } : {}),
      ...(route.body === 'sealed' ? { bodyLimit: sealedLimit } : {}),
      schema: {
        ...(schema.params ? { params: schema.params } : {}),
        ...(schema.headers ? { headers: schema.headers } : {}),
        ...(schema.query ? { querystring: schema.query } : {}),
        ...(schema.body ? { body: schema.body } : {}),
        ...(schema.answer ? { response: { '2xx': schema.answer, '4xx': ProblemShape, '5xx': ProblemShape } } : {}),
      },
      // Before the body is read: whoever may not knock shall not make us hold eight megabytes.
      ...(route.audience === 'citizen' || route.audience === 'staff'
        ? {
            onRequest: async (request: FastifyRequest) => {
              request.asking = await identify(house, route, request, who);
            },
          }
        : {}),
      handler: async (request, reply) => {
        const answer = await handler(houseOf(house, request.asking), {
          params: request.params,
          headers: request.headers,
          query: schema.query ? request.query : undefined,
          body: request.body,
          who: request.asking,
          mediaType: request.headers['content-type'] ?? '',
          reply,
          asBodyOf: (of: RouteName, value: unknown) => asBodyOf(request, of, value),
        } as unknown as Ask<RouteName>);
        if (schema.status && reply.statusCode === 200) reply.code(schema.status);
        if (route.audience !== 'public') reply.header('cache-control', 'no-store');
        return answer;
      },
      onResponse: (request, reply, done) => {
        house.log.info({ request: request.id, route: name, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'answered');
        done();
      },
    });
  // A context of its own only where other bytes than JSON come in: one for each of hundreds of routes would cost a start half a second.
  const { body } = route;
  if (!isBytes(body)) return void add(app);
  app.register(async (scoped) => {
    takeBytes(scoped, house, body);
    add(scoped);
  });
}

function asBodyOf(request: FastifyRequest, name: RouteName, value: unknown): unknown {
  const schema: RouteSchema = routeSchemas[name];
  // Compiled once by the framework, as for the route itself.
  const isFit = request.getValidationFunction(schema.body!) ?? request.compileValidationSchema(schema.body!);
  if (!isFit(value)) throw refusedField({ validation: isFit.errors ?? [] });
  return value;
}

async function identify(house: House, route: Route, request: FastifyRequest, who: WhoIsAsking): Promise<Citizen | StaffScope | undefined> {
  if (route.audience === 'citizen') return who.citizen(house, request.headers);
  if (route.audience === 'staff') {
    refuseForeignOrigin(house, request);
    if (route.scope === 'nobody') return undefined;
    const staff = await who.staff(house, practiceOf(route, request.headers));
    if (route.right && !mayDo(staff.role, route.right))
      throw new Problem('not-found', { because: `${staff.role} has no right to ${route.right}` });
    return staff;
  }
  return undefined;
}

/** While she rehearses, the day is the practice ground's. */
function houseOf(house: House, asking: Citizen | StaffScope | undefined): House {
  const practice = asking && 'practice' in asking ? asking.practice : undefined;
  return practice ? houseAhead(house, practice.daysAhead) : house;
}

/** What is not rehearsed is refused there: what she does in the practice village must not reach out of it. */
function practiceOf(route: Route, headers: FastifyRequest['headers']): FastifyRequest['headers'] {
  const { [practiceHeader]: wish, ...others } = headers;
  if (wish === undefined) return headers;
  const there = route.practice ?? (route.scope === 'places' ? 'rehearsed' : 'refused');
  if (there === 'refused') throw new Problem('not-found', { because: 'not rehearsed' });
  return there === 'rehearsed' ? headers : others;
}

/** A staff session is a cookie, so a foreign page must not be able to use it; SameSite=Strict is the first fence, this the second. */
function refuseForeignOrigin(house: House, request: FastifyRequest): void {
  const { origin } = request.headers;
  if (request.method !== 'GET' && origin !== house.settings.staffOrigin) throw new Problem('sign-in-needed', { because: 'foreign origin' });
}

/** What the listener of these audiences is reached under; the operators' own is not reached from outside. */
function originOf({ settings }: House, audiences: readonly Route['audience'][]): string | undefined {
  if (audiences.includes('operator')) return undefined;
  return audiences.includes('staff') ? settings.staffOrigin : settings.origin;
}

/** Two years. */
const onlyHttps = 'max-age=63072000';

function addSafetyHeaders(reply: FastifyReply, origin: string | undefined): void {
  if (origin?.startsWith('https:')) reply.header('strict-transport-security', onlyHttps);
  reply.header('x-content-type-options', 'nosniff');
  reply.header('referrer-policy', 'no-referrer');
  if (!reply.hasHeader('content-security-policy')) reply.header('content-security-policy', "default-src 'none'; frame-ancestors 'none'");
}

interface FastifyFault extends Error {
  statusCode?: number;
  code?: string;
  validation?: { instancePath: string; params?: { missingProperty?: string; additionalProperty?: string } }[];
  validationContext?: string;
}

function refuse(house: House, error: unknown, request: FastifyRequest, reply: FastifyReply): void {
  const { takesPhoto = false } = (request.routeOptions?.config ?? {}) as { takesPhoto?: boolean };
  const problem = asProblem(error as FastifyFault, takesPhoto);
  const entry = { request: request.id, problem: problem.code, because: problem.more.because };
  if (problem.status >= 500) house.log.error({ ...entry, ...errorForLog(error) }, 'refused');
  else house.log.info(entry, 'refused');
  if (problem.more.retryAfterSeconds !== undefined) reply.header('retry-after', String(problem.more.retryAfterSeconds));
  reply.code(problem.status).header('cache-control', 'no-store').type('application/json; charset=utf-8').send(problem.body);
}

function asProblem(error: FastifyFault, takesPhoto: boolean): Problem {
  if (error instanceof Problem) return error;
  if (error.validation) return refusedField(error);
  if (error.code === 'FST_ERR_CTP_BODY_TOO_LARGE')
    return new Problem('too-large', takesPhoto ? {} : { text: '这个太大了，收不下。表格请分成几个文件，再传。' });
  if (takesPhoto && error.code === 'FST_ERR_CTP_INVALID_MEDIA_TYPE') return new Problem('paper-not-a-photo');
  if (error.statusCode !== undefined && error.statusCode < 500)
    return new Problem('bad-request', { because: error.code ?? 'refused by the framework' });
  return new Problem('try-again-later', { because: 'unexpected', retryAfterSeconds: 5 });
}

/** The contract's first complaint, with the field's path as the phone names it. */
function refusedField(error: Pick<FastifyFault, 'validation' | 'validationContext'>): Problem {
  const [first] = error.validation!;
  const missing = first?.params?.missingProperty ?? first?.params?.additionalProperty;
  const path = [...(first?.instancePath ?? '').split('/').filter(Boolean), ...(missing ? [missing] : [])].join('.');
  // Malformed answers like unknown: nobody learns from the difference, and a torn poster gets the words for it.
  if (error.validationContext === 'params' || error.validationContext === 'querystring')
    return new Problem(path === 'codeId' ? 'code-unknown' : 'not-found', { because: `malformed ${path}` });
  return new Problem('field-refused', { field: path, text: fieldText(path) });
}
