/*
 * What iOS 13 and Chrome 74 lack and libraries call all the same: syntax is transpiled, functions are not. Imported before
 * anything else. Object.hasOwn: axios, at every request. replaceAll: the query-string of Taro's router, at every link.
 */

/** Not by the setter of the prototype: it must not turn up when somebody lists the names of an object. */
function lend(owner: object, name: string, value: unknown): void {
  if (!(name in owner)) Object.defineProperty(owner, name, { value, configurable: true, writable: true });
}

lend(Object, 'hasOwn', (owner: object, key: PropertyKey): boolean => Object.prototype.hasOwnProperty.call(owner, key));

lend(String.prototype, 'replaceAll', function replaceAll(this: string, found: string | RegExp, put: string): string {
  return typeof found === 'string' ? this.split(found).join(put) : this.replace(found, put);
});
