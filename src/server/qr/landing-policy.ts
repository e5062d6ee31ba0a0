import { createHash } from 'node:crypto';
import { landingStyle } from './write-landing.ts';

/** No script at all, one style known by its hash, nothing fetched, never framed. */
export const landingPolicy = `default-src 'none'; style-src 'sha256-${createHash('sha256').update(landingStyle).digest('base64')}'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'`;
