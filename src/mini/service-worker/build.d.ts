/** Written by the county above this script: what it serves at this moment. `name` is a digest of all of it. */
declare const build: {
  name: string;
  /** `integrity` as in an HTML attribute: sha256-<base64>. */
  files: { path: string; integrity: string }[];
};
