import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto';

/** 32 MB and some 60 ms a try: costly for whoever holds the table, nothing for whoever knows the word. */
const cost = { N: 2 ** 15, r: 8, p: 1, maxmem: 64 * 1024 * 1024 };

/** scrypt$N$r$p$salt$hash, base64. */
export async function hashPassword(password: string): Promise<string> {
  const salt = randomBytes(16);
  const hash = await derive(password, salt, cost);
  return ['scrypt', cost.N, cost.r, cost.p, salt.toString('base64'), hash.toString('base64')].join('$');
}

/** Compared against when there is no such person, so that the answer takes as long as for one who exists. */
const nobody = hashPassword('nobody has this password');

export async function isPasswordOf(staff: { password_hash: string } | undefined, password: string): Promise<boolean> {
  return (await isPassword(password, staff?.password_hash ?? (await nobody))) && staff !== undefined;
}

async function isPassword(password: string, kept: string): Promise<boolean> {
  const [scheme, n, r, p, salt, hash] = kept.split('$');
  if (scheme !== 'scrypt' || !salt || !hash) return false;
  const expected = Buffer.from(hash, 'base64');
  const given = await derive(password, Buffer.from(salt, 'base64'), { ...cost, N: Number(n), r: Number(r), p: Number(p) });
  return given.length === expected.length && timingSafeEqual(given, expected);
}

function derive(password: string, salt: Buffer, options: typeof cost): Promise<Buffer> {
  return new Promise((resolve, reject) => {
    scrypt(password.normalize('NFKC'), salt, 32, options, (error, key) => (error ? reject(error) : resolve(key)));
  });
}
