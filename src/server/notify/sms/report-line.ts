/** One line of a vendor's report, as far as it can be understood; every field is somebody's word. */
export interface ReportLine {
  state: 'delivered' | 'undelivered';
  /** The vendor's own name of the message. */
  serial: string;
  /** Our attempt, where the line names one. */
  attempt: string | undefined;
  /** The number it went to. */
  phone: string;
  /** The carrier's code: DELIVRD, MK:0001. */
  code: string | null;
}

const serialForm = /^[\w:.^-]{1,100}$/;
const uuid = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;
const phoneForm = /^1\d{10}$/;

/** A line out of its vendor's fields; nothing unless it names a message and a number, in letters that the database can be asked by. */
export function readReportLine(said: {
  state: ReportLine['state'] | undefined;
  serial: unknown;
  attempt: unknown;
  phone: unknown;
  code: unknown;
}): ReportLine | undefined {
  const { state, serial, attempt, code } = said;
  const phone = typeof said.phone === 'string' ? said.phone.replace(/^(?:\+86|0086|86)(?=1\d{10}$)/, '') : '';
  if (!state || typeof serial !== 'string' || !serialForm.test(serial) || !phoneForm.test(phone)) return undefined;
  return {
    state,
    serial,
    attempt: typeof attempt === 'string' && uuid.test(attempt) ? attempt : undefined,
    phone,
    code: typeof code === 'string' ? code.replace(/[^\x20-\x7e]/g, '').slice(0, 40) : null,
  };
}
