/*
 * What Chrome 87 to 92 lack, as some desks of towns still run them, and Reka UI calls all the same: syntax is transpiled,
 * functions are not. Imported before anything else.
 */

function lend(owner: object, name: string, value: unknown): void {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

lend(Object, 'hasOwn', (owner: object, key: PropertyKey): boolean => Object.prototype.hasOwnProperty.call(owner, key));

lend(Array.prototype, 'at', function at<T>(this: T[], index: number): T | undefined {
  return this[index < 0 ? this.length + index : index];
});
