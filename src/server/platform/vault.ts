import { createCipheriv, createDecipheriv, createHmac, createSecretKey, randomBytes, timingSafeEqual, type KeyObject } from 'node:crypto';
import type { Clock } from './clock.ts';
import type { Database } from './database.ts';
import type { Keys } from './keys.ts';
import { takeRandom } from './take-random.ts';

/**
 * The only place that sees keys. A sealed value is
 *   format (1 byte) · key id (4 bytes, big-endian; 0 = the application's own key) · iv (12) · ciphertext · tag (16)
 * bound to where it stands by its associated data: table.column | county | row id.
 * Three layers: the master key wraps a data key per county and purpose; the data key `applications` wraps a key per
 * application. Erasing a household is destroying its application's wrapped key.
 */
const formatAesGcm = 1;
const headerBytes = 5;
const ivBytes = 12;
const tagBytes = 16;
const ownKeyId = 0;
/** Rows outside counties (accounts, sign-in codes) are sealed under this name. */
export const outsideCounties = '-';

export interface Where {
  /** table.column, such as person.name_sealed */
  column: string;
  county: string;
  row: string;
}

/** Opaque to everyone else. */
export interface DataKey {
  readonly id: number;
  /** county|purpose, or the application. */
  readonly name: string;
  readonly bytes: Buffer;
}

/** envelopes: what phones seal to the county (`envelope.ts`) · notices: what somebody is told that is no matter of hers · grievances: what
 * somebody asks or holds against us. */
export type Purpose = 'people' | 'applications' | 'staff' | 'accounts' | 'envelopes' | 'notices' | 'grievances';
const countyPurposes = ['people', 'applications', 'staff', 'envelopes', 'notices', 'grievances'] as const;

/** The ciphertext was changed, moved to another row, or belongs to another key. */
export class VaultBroken extends Error {}

export class Vault {
  readonly #keys: Keys;
  readonly #clock: Clock;
  readonly #byPurpose = new Map<string, DataKey>();
  readonly #byId = new Map<number, DataKey>();

  constructor(keys: Keys, clock: Clock) {
    this.#keys = keys;
    this.#clock = clock;
  }

  /** Reads every data key, making those that a county lacks; the same for all processes. At the start and when a county is new. */
  async loadKeys(db: Database, counties: readonly string[]): Promise<void> {
    const wanted = [
      [outsideCounties, 'accounts'] as const,
      ...counties.flatMap((county) => countyPurposes.map((purpose) => [county, purpose] as const)),
    ];
    const missing = wanted.filter(([county, purpose]) => !this.#byPurpose.has(`${county}|${purpose}`));
    if (missing.length === 0) return;
    await db
      .insertInto('vault_key')
      .values(
        missing.map(([county, purpose]) => ({
          county,
          purpose,
          wrapped: this.#wrapNew(`${county}|${purpose}`),
          born_at: this.#clock.now(),
        })),
      )
      .onConflict((conflict) => conflict.columns(['county', 'purpose']).where('retired_at', 'is', null).doNothing())
      .execute();
    for (const row of await db.selectFrom('vault_key').selectAll().execute()) {
      const name = `${row.county}|${row.purpose}`;
      const key = { id: row.id, name, bytes: decrypt(this.#keys.master, `vault_key|${name}`, row.wrapped) };
      this.#byId.set(key.id, key);
      if (row.retired_at === null) this.#byPurpose.set(name, key);
    }
  }

  findKey(county: string, purpose: Purpose): DataKey | undefined {
    return this.#byPurpose.get(`${county}|${purpose}`);
  }

  /** The data key in use for a county and purpose. */
  key(county: string, purpose: Purpose): DataKey {
    const key = this.findKey(county, purpose);
    if (!key) throw new VaultBroken(`no ${purpose} key is loaded for this county`);
    return key;
  }

  /** One of a county and purpose by its id, retired ones too. */
  keyById(county: string, purpose: Purpose, id: number): DataKey {
    return this.#keyThatSealed(id, this.key(county, purpose));
  }

  seal(key: DataKey, where: Where, value: string | Uint8Array): Buffer {
    const header = Buffer.alloc(headerBytes);
    header.writeUInt8(formatAesGcm, 0);
    header.writeUInt32BE(key.id, 1);
    return Buffer.concat([header, encrypt(key.bytes, associated(where), Buffer.from(value as string))]);
  }

  sealJson(key: DataKey, where: Where, value: unknown): Buffer {
    return this.seal(key, where, JSON.stringify(value));
  }

  /** The plain bytes, or `VaultBroken`. */
  openBytes(key: DataKey, where: Where, sealed: Buffer): Buffer {
    if (sealed.length < headerBytes + ivBytes + tagBytes || sealed.readUInt8(0) !== formatAesGcm)
      throw new VaultBroken('not a sealed value');
    return decrypt(this.#keyThatSealed(sealed.readUInt32BE(1), key).bytes, associated(where), sealed.subarray(headerBytes));
  }

  open(key: DataKey, where: Where, sealed: Buffer): string {
    return this.openBytes(key, where, sealed).toString('utf8');
  }

  openJson<T>(key: DataKey, where: Where, sealed: Buffer): T {
    return JSON.parse(this.open(key, where, sealed)) as T;
  }

  /** A new key for one application, with its wrapped form for application.key_wrapped. */
  newApplicationKey(county: string, application: string): { key: DataKey; wrapped: Buffer } {
    const bytes = randomBytes(32);
    const wrapped = this.seal(this.key(county, 'applications'), applicationKeyAt(county, application), bytes);
    return { key: { id: ownKeyId, name: application, bytes }, wrapped };
  }

  applicationKey(county: string, application: string, wrapped: Buffer): DataKey {
    return {
      id: ownKeyId,
      name: application,
      bytes: this.openBytes(this.key(county, 'applications'), applicationKeyAt(county, application), wrapped),
    };
  }

  /** Keyed hash for blind lookups and digests; `of` keeps phone numbers, ID numbers and tokens apart. */
  hash(of: string, value: string | Uint8Array): Buffer {
    return createHmac('sha256', secretOf(this.#keys.index)).update(`${of}|`).update(value).digest();
  }

  sameHash(a: Buffer, b: Buffer): boolean {
    return a.length === b.length && timingSafeEqual(a, b);
  }

  /** Sealed once at birth of the database; a start with the wrong key cannot open it. */
  sealCanary(): Buffer {
    return encrypt(this.#keys.master, 'deployment|canary', Buffer.concat([canaryText, this.hash('canary', 'index')]));
  }

  /** True if both keys are the ones this database was born with. */
  opensCanary(sealed: Buffer): boolean {
    try {
      return decrypt(this.#keys.master, 'deployment|canary', sealed).equals(Buffer.concat([canaryText, this.hash('canary', 'index')]));
    } catch {
      return false;
    }
  }

  /** The key in hand, or the retired one of the same county and purpose that the header names. */
  #keyThatSealed(id: number, inHand: DataKey): DataKey {
    if (id === inHand.id) return inHand;
    const older = this.#byId.get(id);
    if (!older || older.name !== inHand.name) throw new VaultBroken('sealed under a key that does not belong here');
    return older;
  }

  #wrapNew(name: string): Buffer {
    return encrypt(this.#keys.master, `vault_key|${name}`, randomBytes(32));
  }
}

const canaryText = Buffer.from('码上');

function applicationKeyAt(county: string, application: string): Where {
  return { column: 'application.key_wrapped', county, row: application };
}

function associated({ column, county, row }: Where): string {
  return `${column}|${county}|${row}`;
}

/** Made once a key: from plain bytes the cipher makes it anew each time, which costs four times as much as opening a name. */
const secrets = new WeakMap<Buffer, KeyObject>();
function secretOf(key: Buffer): KeyObject {
  const known = secrets.get(key);
  if (known) return known;
  const secret = createSecretKey(key);
  secrets.set(key, secret);
  return secret;
}

function encrypt(key: Buffer, aad: string, plain: Buffer): Buffer {
  const iv = takeRandom(ivBytes);
  const cipher = createCipheriv('aes-256-gcm', secretOf(key), iv);
  cipher.setAAD(Buffer.from(aad));
  return Buffer.concat([iv, cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
}

function decrypt(key: Buffer, aad: string, sealed: Buffer): Buffer {
  try {
    const decipher = createDecipheriv('aes-256-gcm', secretOf(key), sealed.subarray(0, ivBytes));
    decipher.setAAD(Buffer.from(aad));
    decipher.setAuthTag(sealed.subarray(-tagBytes));
    return Buffer.concat([decipher.update(sealed.subarray(ivBytes, -tagBytes)), decipher.final()]);
  } catch {
    throw new VaultBroken('the seal does not open here');
  }
}
