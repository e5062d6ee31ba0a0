import { mayDo, roleRights, type StaffRole } from '../../../rules/role-rights.ts';
import type { CodeBook } from '../../places/index.ts';
import { placesOf, type StaffScope } from '../../platform/scope.ts';

/**
 * Whether somebody may be on duty there: a town's officer for her own towns, a county's for the county's own desk. Duty gives no right
 * that she has not already, so an officer of another town never comes to see these families by a line in a roster.
 */
export function worksFor(staff: { role: StaffRole; places: readonly string[] }, place: string, county: string): boolean {
  if (place === county) return staff.role === 'county';
  return staff.role === 'town' && (staff.places.includes(place) || staff.places.includes(county));
}

/** The desks whose roster she reads, the county's first: all of it, or her own towns, a village's officer that of its town. */
export function listDutyPlaces(book: CodeBook, scope: StaffScope): { id: string; name: string }[] {
  const county = book.findCounty(scope.county)!;
  const mine = placesOf(scope);
  const towns =
    mine === 'all' || roleRights[scope.role].places === 'villages' ? mine : mine.filter((id) => book.towns.some((town) => town.id === id));
  const ids = towns === 'all' ? 'all' : towns.map((id) => book.findVillage(id)?.town.id ?? id);
  const read = book.towns.filter((town) => town.county.id === scope.county && (ids === 'all' || ids.includes(town.id)));
  return [{ id: county.id, name: county.name }, ...read.map(({ id, name }) => ({ id, name }))];
}

/** A county's officer sets the county's desk and her towns', a town's officer her towns'. */
export function maySetRoster(book: CodeBook, scope: StaffScope, place: string): boolean {
  if (!mayDo(scope.role, 'set-roster')) return false;
  return listDutyPlaces(book, scope).some(({ id }) => id === place) && (scope.role === 'county' || place !== scope.county);
}
