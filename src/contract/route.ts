import type { Right } from '../rules/role-rights.ts';
import type { ProblemCode } from './problem-codes.ts';

/**
 * What is said of each door of the county.
 *
 * audience  who may knock at all; a start mode registers only its audiences, each on its own listener
 * scope     which rows the answer may come from:
 *           nobody    public, the same for everyone
 *           own       rows of the signed-in account, or a session of one's own
 *           places    rows of the county and places a staff member works for
 *           message   the one attempt that a vendor's message names
 *           process   the state of this process
 * right     of staff: what the role must have; whoever has it not finds nothing here (`rules/role-rights.ts`)
 * practice  of staff, for a request of somebody who rehearses in the practice village (the header `x-practice` names her role there):
 *           'rehearsed'   answered there; the rule for scope 'places'
 *           'refused'     nothing of it is found there; the rule for every other
 *           'as-herself'  the same, there or not: her own session
 * write     'once'    safe to repeat: the request carries its own id, a version or a digest
 *           'again'   repeating is harmless by its nature
 * body      'json' unless said, 'sealed' a larger one; 'photo', 'file' (a table of at most a megabyte), 'table' (of at most sixteen) and 'raw' are bytes
 */
export interface Route {
  readonly method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  readonly path: `/${string}`;
  readonly audience: 'public' | 'citizen' | 'liaison' | 'staff' | 'vendor' | 'operator';
  readonly scope: 'nobody' | 'own' | 'places' | 'message' | 'process';
  readonly right?: Right;
  readonly practice?: 'rehearsed' | 'refused' | 'as-herself';
  readonly summary: string;
  readonly write?: 'once' | 'again';
  readonly body?: 'sealed' | 'photo' | 'file' | 'table' | 'raw';
  readonly answers?: 'html' | 'photo' | 'file' | 'text';
  readonly problems: readonly ProblemCode[];
}

/** On every request of a page that rehearses, and on none that does not: the role she plays. */
export const practiceHeader = 'x-practice';

/** Of a photo that waited on the phone: sealed to the county's key (`rules/envelope.ts`, the photo itself in the box). */
export const sealedPhotoType = 'application/vnd.mashang.sealed';
