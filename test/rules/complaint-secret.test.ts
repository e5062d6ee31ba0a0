import { expect, test } from 'vitest';
import { readComplaintKey, sayableSecret, secretFrom } from '../../src/rules/complaint-secret.ts';

test('a secret is twelve figures that can be read out, and is read as it was written down', () => {
  const secret = secretFrom('0123abcd-0000-4000-8000-00000000002a');
  expect(secret).toBe('114957000042');
  expect(sayableSecret(secret)).toBe('1149 5700 0042');
  expect(readComplaintKey(' 8362 0417 ', '1149-5700 0042')).toEqual({ number: '83620417', secret });
  // Of earlier releases: the desk's ten letters, a phone's uuid.
  expect(readComplaintKey('83620417', 'A1B2C3D4E5').secret).toBe('a1b2c3d4e5');
  expect(sayableSecret('01234567-89ab-4def-8123-456789abcdef')).toBeUndefined();
  expect(readComplaintKey('8362041', '口令')).toEqual({});
});
