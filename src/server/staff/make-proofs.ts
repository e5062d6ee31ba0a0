import { randomBytes } from 'node:crypto';
import { Secret, TOTP } from 'otpauth';

/** A new password and a new authenticator for a login, and how a terminal shows them, once. */
export function makeProofs(login: string): { password: string; totpSecret: string; text: string } {
  const password = randomBytes(12).toString('base64url');
  const secret = new Secret({ size: 20 });
  const authenticator = new TOTP({ issuer: '码上', label: login, secret }).toString();
  return {
    password,
    totpSecret: secret.base32,
    text: `login          ${login}\npassword       ${password}\nauthenticator  ${authenticator}\nShown this once: hand it over in person.\n`,
  };
}
