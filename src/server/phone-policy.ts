import { createHash } from 'node:crypto';

/** Taro hides its file chooser by this one attribute; nothing else styles itself from within the page. */
const fileChooserStyle = 'position: fixed; top: -4000px; left: -3000px; z-index: -300;';
const fileChooserHash = createHash('sha256').update(fileChooserStyle).digest('base64');

/** Scripts, styles and connections are files of our own; pictures are drawn or taken on the phone. */
export const phonePolicy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  `style-src-attr 'unsafe-hashes' 'sha256-${fileChooserHash}'`,
  "img-src 'self' data: blob:",
  // blob: the photo just taken is read back to be shrunk.
  "connect-src 'self' blob:",
  "worker-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  "frame-ancestors 'none'",
].join('; ');
