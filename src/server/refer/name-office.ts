import type { CodeBook } from '../places/index.ts';
import type { Scope, StaffScope } from '../platform/scope.ts';

/** A body as people call it; nothing if the county has none of that id. */
export function nameBody(book: CodeBook, scope: Scope, id: string): string | undefined {
  return book.findCounty(scope.county)?.bodies.find((one) => one.id === id)?.name;
}

/** Where the window is that speaks: the town of the matter, or the county. */
export function nameWindow(book: CodeBook, scope: StaffScope, { town }: { town: string }): string {
  return scope.role === 'county' ? '县民政局' : (book.towns.find((one) => one.id === town)?.name ?? '镇上');
}
