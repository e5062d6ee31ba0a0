/* Whether what was kept still has the shape that pages count on: it may be damaged, or from another version. */

export type Check = (value: unknown) => boolean;

export const isText = (value: unknown): value is string => typeof value === 'string';
export const isFigure = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);
export const isTrueOrFalse = (value: unknown): value is boolean => typeof value === 'boolean';
export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
export const isId = (value: unknown): value is string =>
  isText(value) && /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/.test(value);

export const listOf =
  (check: Check): Check =>
  (value) =>
    Array.isArray(value) && value.every(check);

export const perhaps =
  (check: Check): Check =>
  (value) =>
    value === undefined || check(value);

/** One check for every name of `T`, so that a name added to the contract does not compile until it is checked here. */
export const shaped =
  <T>(checks: { [K in keyof T]-?: Check }) =>
  (value: unknown): value is T =>
    isRecord(value) && Object.entries<Check>(checks).every(([name, check]) => check(own(value, name)));

/** Not what every object inherits: a question called 'constructor' is not answered yet. */
export function own<T>(record: Record<string, T>, name: string): T | undefined {
  return Object.prototype.hasOwnProperty.call(record, name) ? record[name] : undefined;
}
