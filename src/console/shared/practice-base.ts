import { mayDo, staffRoles, type StaffRole } from '../../rules/role-rights.ts';

/*
 * Whether this page rehearses is said by its address alone, /staff/practice/town/…: a reload, a second tab and the way back all stay where
 * they are. Going in and out loads the page anew, so nothing that was typed on one side is ever there on the other.
 */

/** The roles that can be played in the practice village. */
export const practiceRoles: readonly StaffRole[] = staffRoles.filter((role) => mayDo(role, 'practise'));

/** The role that is played on this page; none where it is for earnest. */
export const practiceRole = practiceRoles.find(
  (role) => location.pathname.split('/')[3] === role && location.pathname.startsWith('/staff/practice/'),
);

/** What every address of this page begins with. */
export const base = practiceRole ? `/staff/practice/${practiceRole}` : '/staff';

/** The page outside, where the practice village is opened and left to. */
export const practiceDoorPath = '/staff/practice';
export function practicePath(role: StaffRole): string {
  return `/staff/practice/${role}/`;
}
