const uuid = /[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}/g;

/** A value as text, without the ids in it: they are random digits, and some day they hold any short number that a test says is not told. */
export const readWithoutIds = (value: unknown): string => JSON.stringify(value).replace(uuid, '');
