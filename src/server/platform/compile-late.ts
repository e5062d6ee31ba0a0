import AjvCompiler from '@fastify/ajv-compiler';
import SerializerCompiler from '@fastify/fast-json-stringify-compiler';
import type { FastifyServerOptions } from 'fastify';

type Factory = NonNullable<NonNullable<FastifyServerOptions['schemaController']>['compilersFactory']>;
type Validator = ((value: unknown) => unknown) & { errors?: unknown };

/** Fastify's own compilers, of which it would make one set for each listener. */
const buildValidator = AjvCompiler();
const buildSerializer = SerializerCompiler();

/**
 * What checks and writes a route's bodies is compiled at its first request and once a process. A county has hundreds of routes: all of them at
 * once would cost each start two seconds of a small machine, and most are not asked for hours.
 */
export const compileLate: Factory = {
  buildValidator: (...given: Parameters<typeof buildValidator>) => {
    const compile = buildValidator(...given);
    return ((route: { schema: object }) => onceFor(validators, route.schema, () => lateValidator(() => compile(route as never)))) as never;
  },
  buildSerializer: (...given: Parameters<typeof buildSerializer>) => {
    const compile = buildSerializer(...given);
    return (route) =>
      onceFor(serializers, route.schema as object, () => {
        let serialize: ReturnType<typeof compile> | undefined;
        return (value: unknown) => (serialize ??= compile(route))(value);
      });
  },
};

const validators = new WeakMap<object, Validator>();
const serializers = new WeakMap<object, (value: unknown) => string>();

function onceFor<T>(known: WeakMap<object, T>, schema: object, make: () => T): T {
  const made = known.get(schema) ?? make();
  known.set(schema, made);
  return made;
}

/** Whoever asks reads what was wrong off the function itself, at once. */
function lateValidator(compile: () => Validator): Validator {
  let check: Validator | undefined;
  const late: Validator = (value) => {
    check ??= compile();
    const isFit = check(value);
    late.errors = check.errors;
    return isFit;
  };
  return late;
}
