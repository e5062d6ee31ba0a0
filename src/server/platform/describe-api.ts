import { problemStatus } from '../../contract/problem-codes.ts';
import { Problem } from '../../contract/problem.contract.ts';
import { sealedPhotoType, type Route } from '../../contract/route.ts';
import { routes, type RouteName } from '../../contract/routes.ts';
import { routeSchemas, type RouteSchema } from '../../contract/route-schemas.ts';

/** OpenAPI 3.1 of some audiences, made from the contract: TypeBox schemas are JSON Schema as they stand. */
export function describeApi(audiences: readonly Route['audience'][], origin: string): unknown {
  const paths: Record<string, Record<string, unknown>> = {};
  for (const [name, route] of Object.entries<Route>(routes)) {
    if (!audiences.includes(route.audience)) continue;
    const path = route.path.replace(/:(\w+)/g, '{$1}');
    (paths[path] ??= {})[route.method.toLowerCase()] = describeRoute(name as RouteName, route);
  }
  return {
    openapi: '3.1.0',
    info: {
      title: '码上',
      version: '1',
      description: 'Errors are `Problem`; show `title` and `text` to the person. Unknown kinds are shown by their words.',
    },
    servers: [{ url: origin }],
    paths,
    components: {
      schemas: { Problem },
      securitySchemes: { session: { type: 'http', scheme: 'bearer' }, staff: { type: 'apiKey', in: 'cookie', name: '__Host-mashang' } },
    },
  };
}

interface ObjectSchema {
  properties?: Record<string, unknown>;
  required?: string[];
}

function describeRoute(name: RouteName, route: Route): unknown {
  const schema: RouteSchema = routeSchemas[name];
  const parameters = [
    ...parametersIn('path', schema.params),
    ...parametersIn('header', schema.headers),
    ...parametersIn('query', schema.query),
  ];
  const success = String(schema.status ?? 200);
  const byStatus = Map.groupBy(route.problems, (code) => problemStatus[code]);
  const security =
    route.audience === 'citizen' ? [{ session: [] }] : route.audience === 'staff' && route.scope !== 'nobody' ? [{ staff: [] }] : [];
  return {
    operationId: name,
    summary: route.summary,
    tags: [route.audience],
    security,
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(schema.body ? { requestBody: { required: true, content: { 'application/json': { schema: schema.body } } } } : {}),
    ...(route.body === 'photo'
      ? { requestBody: { required: true, content: { 'image/jpeg': {}, 'image/png': {}, 'image/webp': {}, [sealedPhotoType]: {} } } }
      : {}),
    ...(route.body === 'file' || route.body === 'table'
      ? { requestBody: { required: true, content: { 'text/csv': {}, 'application/octet-stream': {} } } }
      : {}),
    ...(route.body === 'raw' ? { requestBody: { required: true, content: { 'application/json': {} } } } : {}),
    responses: {
      [success]: { description: 'done', content: { [mediaOf(route)]: schema.answer ? { schema: schema.answer } : {} } },
      ...Object.fromEntries(
        [...byStatus].map(([status, codes]) => [
          status,
          { description: codes.join(', '), content: { 'application/json': { schema: { $ref: '#/components/schemas/Problem' } } } },
        ]),
      ),
    },
  };
}

function mediaOf(route: Route): string {
  const byAnswer = { html: 'text/html', photo: 'image/*', file: 'application/octet-stream', text: 'text/plain' } as const;
  return route.answers ? byAnswer[route.answers] : 'application/json';
}

function parametersIn(where: 'path' | 'header' | 'query', schema: unknown): unknown[] {
  const { properties = {}, required = [] } = (schema ?? {}) as ObjectSchema;
  return Object.entries(properties).map(([name, one]) => ({
    in: where,
    name,
    required: where === 'path' || required.includes(name),
    schema: one,
  }));
}
