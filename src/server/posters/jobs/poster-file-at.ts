import type { Where } from '../../platform/vault.ts';

/** What a finished file is sealed to. */
export function posterFileAt(county: string, job: string): Where {
  return { column: 'poster_job.file', county, row: job };
}
