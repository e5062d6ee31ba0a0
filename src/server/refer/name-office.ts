import { needsConsent, type Body } from '../../rules/receiver.ts';
import type { CodeBook } from '../places/index.ts';
import { fieldText } from '../platform/field-words.ts';
import { Problem } from '../platform/problem.ts';
import type { Scope, StaffScope } from '../platform/scope.ts';

/** A body as people call it; nothing if the county has none of that id. */
export function nameBody(book: CodeBook, scope: Scope, id: string): string | undefined {
  return findBody(book, scope, id)?.name;
}

/** Where the window is that speaks: the town of the matter, or the county. */
export function nameWindow(book: CodeBook, scope: StaffScope, { town }: { town: string }): string {
  return scope.role === 'county' ? '县民政局' : (book.towns.find((one) => one.id === town)?.name ?? '镇上');
}

/** Every body that may be asked, for a page to choose from. */
export function listBodyNames(book: CodeBook, scope: Scope): { id: string; name: string; phone: string; consent: string }[] {
  return book
    .findCounty(scope.county)!
    .bodies.map(({ id, name, phone, kind }) => ({ id, name, phone, consent: needsConsent(kind) ? 'needed' : 'by-law' }));
}

/** To a body that does not share by law nothing goes before she has agreed. */
export function refuseWithoutConsent(book: CodeBook, scope: Scope, id: string, consent: string | undefined): void {
  const body = findBody(book, scope, id);
  if (!body) throw new Problem('field-refused', { field: 'body', text: fieldText('body') });
  if (needsConsent(body.kind) && !consent?.trim()) throw new Problem('field-refused', { field: 'consent', text: fieldText('consent') });
}

function findBody(book: CodeBook, scope: Scope, id: string): Body | undefined {
  return book.findCounty(scope.county)?.bodies.find((one) => one.id === id);
}
