import { createHash } from 'node:crypto';
import { landingStyle } from './write-landing.ts';

/** By name, since `default-src` speaks for the app's files that a browser may fetch ahead, and for nothing else. */
const nothingElse = ['script', 'connect', 'img', 'font', 'media', 'object', 'frame', 'worker', 'manifest'].map(
  (kind) => `${kind}-src 'none'`,
);

/** No script at all, one style known by its hash, nothing shown from elsewhere, never framed. */
export const landingPolicy = [
  "default-src 'self'",
  ...nothingElse,
  `style-src 'sha256-${createHash('sha256').update(landingStyle).digest('base64')}'`,
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
