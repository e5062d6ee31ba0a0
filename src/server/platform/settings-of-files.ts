/** What a photo may be, and what becomes of it. */
export interface PhotoSettings {
  /** Phones shrink to 300 KB; whatever is larger than this is refused. */
  largestBytes: number;
  /** Of one application. */
  perApplication: number;
  /** Dots of the longer side of what is kept: a page of A4 at 200 dots an inch. */
  longestSide: number;
  /** Of the JPEG that is kept, 1 to 100. */
  quality: number;
  /** Processes that read photos, at most. */
  processes: number;
  /** Photos that may wait for one of them; further ones are asked to come again. */
  waiting: number;
}

/** An S3-compatible store, for sealed files. Without one they lie in FILES_DIR. */
export interface StoreSettings {
  endpoint: string;
  bucket: string;
  region: string;
  keyId: string;
  secret: string;
  timeoutMs: number;
}

/** What `readSettings` lends: each throws a plain sentence that names the setting. */
interface Readers {
  need(name: string): string;
  whole(name: string, fallback: number): number;
  origin(name: string): string;
  isSet(name: string): boolean;
  refuse(sentence: string): never;
}

export function readPhotoSettings({ whole, refuse }: Readers): PhotoSettings {
  const quality = whole('PHOTO_QUALITY', 82);
  if (quality > 100) refuse('The setting PHOTO_QUALITY must be between 1 and 100.');
  return {
    largestBytes: whole('PHOTO_LARGEST_MB', 8) * 1024 * 1024,
    perApplication: whole('PHOTOS_PER_APPLICATION', 60),
    longestSide: whole('PHOTO_LONGEST_SIDE', 2400),
    quality,
    processes: whole('PHOTO_PROCESSES', 2),
    waiting: whole('PHOTOS_WAITING', 200),
  };
}

const storeNames = ['FILES_S3_ENDPOINT', 'FILES_S3_BUCKET', 'FILES_S3_REGION', 'FILES_S3_KEY_ID', 'FILES_S3_SECRET'];

export function readStoreSettings({ need, whole, origin, isSet, refuse }: Readers): StoreSettings | undefined {
  if (!storeNames.some(isSet)) return undefined;
  const missing = storeNames.find((name) => !isSet(name));
  if (missing) refuse(`The setting ${missing} is missing. The settings FILES_S3_… are set all together or not at all.`);
  const bucket = need('FILES_S3_BUCKET');
  if (!/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/.test(bucket))
    refuse('The setting FILES_S3_BUCKET must be the name of a bucket: small letters, figures, dots and hyphens.');
  return {
    endpoint: origin('FILES_S3_ENDPOINT'),
    bucket,
    region: need('FILES_S3_REGION'),
    keyId: need('FILES_S3_KEY_ID'),
    secret: need('FILES_S3_SECRET'),
    timeoutMs: whole('FILES_S3_TIMEOUT_MS', 20_000),
  };
}
