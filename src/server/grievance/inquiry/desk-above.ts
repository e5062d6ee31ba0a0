import { deskNames, type GrievanceDesk } from '../../../rules/grievances.ts';
import { eventsAt, type Procedure } from '../../../rules/procedure.ts';

/** The county, where anybody below or beside it is late; whoever audits it, where it is late itself. */
export function deskAbove(procedure: Procedure, step: string): GrievanceDesk {
  if (procedure.steps[step]?.who === deskNames.county) return 'auditor';
  const acting = new Set(eventsAt(procedure, step).flatMap(({ role }) => role));
  const isOfCounty = acting.has('county') || acting.has('panel');
  return isOfCounty && !acting.has('town') && !acting.has('department') ? 'auditor' : 'county';
}
