import { fileURLToPath } from 'node:url';

/** The directory that package.json lies in, without a slash at its end. */
export const projectDir = fileURLToPath(new URL('../..', import.meta.url)).replace(/[\\/]$/, '');
