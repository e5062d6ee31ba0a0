import { readReportLine, type ReportLine } from '../report-line.ts';

/** A line of a push of Alibaba Cloud SMS; `out_id` is our OutId. */
export function readAlibabaLine({ success, err_code, biz_id, out_id, phone_number }: Record<string, unknown>): ReportLine | undefined {
  const state = success === true ? 'delivered' : success === false ? 'undelivered' : undefined;
  return readReportLine({ state, serial: biz_id, attempt: out_id, phone: phone_number, code: err_code });
}
