import { neverLeft } from '../../platform/outbound.ts';
import type { VendorAnswer } from '../../platform/vendor-answer.ts';

const minute = 60;
const hour = 3600;
const day = 86_400;

/** Codes after which the same message may be tried anew, and after how many seconds. Source: Tencent Cloud SMS error list. */
const again: Record<string, number> = {
  'LimitExceeded.PhoneNumberThirtySecondLimit': minute,
  'LimitExceeded.DeliveryFrequencyLimit': 10 * minute,
  'LimitExceeded.PhoneNumberOneHourLimit': hour,
  'LimitExceeded.PhoneNumberDailyLimit': day,
  'LimitExceeded.PhoneNumberSameContentDailyLimit': day,
  'LimitExceeded.AppDailyLimit': day,
  'FailedOperation.InsufficientBalanceInSmsPackage': hour,
  'UnauthorizedOperation.SerivceSuspendDueToArrears': hour,
  RequestLimitExceeded: minute,
};

/** A code of the vendor or the network → certainly not sent, or nobody knows. What is not understood is unknown, never resent. */
export function judgeRefusal(code: string): VendorAnswer {
  if (neverLeft(code)) return { state: 'refused', code, again: minute };
  if (code.startsWith('InternalError')) return { state: 'unknown', code };
  const byVendor =
    /^(LimitExceeded|FailedOperation|InvalidParameter|InvalidParameterValue|MissingParameter|UnauthorizedOperation|UnsupportedOperation|AuthFailure|RequestLimitExceeded|ResourceNotFound|UnknownParameter|InvalidAction|NoSuchVersion)(\.|$)/;
  if (byVendor.test(code)) return { state: 'refused', code, again: again[code] };
  return { state: 'unknown', code };
}
