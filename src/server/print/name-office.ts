import type { Role } from '../../rules/procedure.ts';
import type { CourseEvent } from '../matter/index.ts';
import type { MatterFile } from './matter-file.ts';

/** Whose seal belongs on the paper of this event: the office of the role that recorded it, another body as the step names it. */
export function nameOffice(
  { places, procedure }: MatterFile,
  event: Pick<CourseEvent, 'defined' | 'from'> & { role?: Role | undefined },
): string {
  const { county, town, village } = places;
  const role: Role = event.role ?? event.defined?.role[0] ?? 'town';
  switch (role) {
    case 'town':
      return `${county}${town}${town.endsWith('街道') ? '办事处' : '人民政府'}`;
    case 'village':
      return `${county}${town}${village}村（居）民委员会`;
    case 'county':
      return `${county}民政局`;
    default:
      return procedure.steps[event.from]?.who ?? '';
  }
}
