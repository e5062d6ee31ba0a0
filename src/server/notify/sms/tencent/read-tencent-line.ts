import { readReportLine, type ReportLine } from '../report-line.ts';

/** A line of a push of Tencent Cloud SMS; `ext` is our SessionContext. */
export function readTencentLine({ report_status, errmsg, sid, ext, mobile }: Record<string, unknown>): ReportLine | undefined {
  const state = report_status === 'SUCCESS' ? 'delivered' : report_status === 'FAIL' ? 'undelivered' : undefined;
  return readReportLine({ state, serial: sid, attempt: ext, phone: mobile, code: errmsg });
}
