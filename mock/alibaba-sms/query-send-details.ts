import { bare, type Phones } from '../phones/received.ts';
import { beijingDay, beijingTime } from '../shared/beijing-time.ts';
import { Refused } from './refused.ts';
import { need } from './send-sms.ts';

const statuses = { WAITING: 1, FAIL: 2, SUCCESS: 3 };

/** QuerySendDetails: what one number was sent on one day, as often as asked. */
export function querySendDetails(params: URLSearchParams, phones: Phones): object {
  const day = need(params, 'SendDate');
  const size = Number(need(params, 'PageSize'));
  const page = Number(need(params, 'CurrentPage'));
  if (!/^\d{8}$/.test(day)) throw new Refused('isv.INVALID_PARAMETERS', 'SendDate 应当是 yyyyMMdd');
  if (!Number.isInteger(size) || size < 1 || size > 50 || !Number.isInteger(page) || page < 1)
    throw new Refused('isv.INVALID_PARAMETERS', '分页不合法');
  const bizId = params.get('BizId');
  const known = (phones.accepted.get(bare(need(params, 'PhoneNumber'))) ?? []).filter(
    ({ vendor, at, serialNo }) =>
      vendor === 'alibaba' && beijingDay(Date.parse(at)).replaceAll('-', '') === day && (!bizId || serialNo === bizId),
  );
  const lines = known.slice((page - 1) * size, page * size).map((message) => ({
    PhoneNum: message.phone,
    SendStatus: statuses[message.reportStatus],
    ErrCode: message.reportStatus === 'SUCCESS' ? 'DELIVERED' : message.reportError,
    TemplateCode: message.templateId,
    Content: message.text,
    SendDate: beijingTime(Date.parse(message.at)),
    ...(message.reportAt ? { ReceiveDate: beijingTime(Date.parse(message.reportAt)) } : {}),
    OutId: message.context,
  }));
  return { TotalCount: known.length, SmsSendDetailDTOs: { SmsSendDetailDTO: lines } };
}
