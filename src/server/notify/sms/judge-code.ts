import { neverLeft } from '../../platform/outbound.ts';
import type { VendorAnswer } from '../../platform/vendor-answer.ts';
import { minute, type Refusal } from './sms-vendor.ts';

/** A code of a vendor or the network → certainly not sent, or nobody knows. What is not understood is unknown, never resent. */
export function judgeCode(code: string, refusals: Readonly<Record<string, Refusal>>): VendorAnswer {
  if (neverLeft(code)) return { state: 'refused', code, again: minute };
  const refusal = Object.hasOwn(refusals, code) ? refusals[code] : undefined;
  return refusal ? { state: 'refused', code, again: refusal.again } : { state: 'unknown', code };
}
