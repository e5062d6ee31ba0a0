import type { Files } from '../../platform/files.ts';

/** One for each time a job is taken up, so that a worker thought dead and the next one never write into one file. */
export function scratchNameOf({ job, until }: { job: string; until: Date }): string {
  return `${job}_${until.getTime()}`;
}

/** Nothing, where it is none of a poster job. */
export function jobOfScratch(name: string): string | undefined {
  return /^([0-9a-f-]{36})_\d+/.exec(name)?.[1];
}

/** All that was begun for this job, or what this one worker began, checked or not. */
export async function removeScratchOf(files: Files, job: string, until?: Date): Promise<void> {
  const begin = until ? scratchNameOf({ job, until }) : `${job}_`;
  for (const name of await files.listScratch()) if (name.startsWith(begin)) await files.removeScratch(name);
}
