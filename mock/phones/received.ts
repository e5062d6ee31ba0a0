import { openJournal } from '../shared/journal.ts';
import { addRefusal, type Refusal } from '../shared/refusals.ts';

/** What the stand-in phones hold, and what was refused on the way to them. */
export interface Message {
  vendor: 'tencent' | 'alibaba';
  /** Eleven digits, no country code. */
  phone: string;
  /** As the phone shows it, with its 【sign】. */
  text: string;
  /** Of Tencent; whether it is a code or a notice is `app`. */
  appId: string;
  app: 'notice' | 'code';
  templateId: string;
  params: string[];
  /** ISO 8601 */
  at: string;
  serialNo: string;
  context: string;
  reportStatus: 'WAITING' | 'SUCCESS' | 'FAIL';
  /** The operator's code: DELIVRD, MK:0001 …; empty while waiting. */
  reportError: string;
  reportAt: string;
  reportDescription: string;
}

export interface Phones {
  readonly messages: readonly Message[];
  readonly refusals: readonly Refusal[];
  /** Everything that was ever accepted: clearing a phone does not give back its daily limit. */
  readonly accepted: ReadonlyMap<string, readonly Message[]>;
  of(phone: string): Message[];
  receive(message: Message): void;
  report(message: Message): void;
  refuse(refusal: Refusal): void;
  clear(phone?: string): void;
}

export function createPhones(stateFile?: string): Phones {
  let messages: Message[] = [];
  const refusals: Refusal[] = [];
  const accepted = new Map<string, Message[]>();
  const bySerial = new Map<string, Message>();

  const keep = openJournal(
    {
      message(message: Message) {
        messages.push(message);
        bySerial.set(message.serialNo, message);
        const ofPhone = accepted.get(message.phone);
        if (ofPhone) ofPhone.push(message);
        else accepted.set(message.phone, [message]);
      },
      report(message: Message) {
        Object.assign(bySerial.get(message.serialNo) ?? {}, message);
      },
      clear({ phone }: { phone?: string }) {
        messages = phone ? messages.filter((message) => message.phone !== phone) : [];
        if (!phone) refusals.length = 0;
      },
    },
    stateFile,
  );

  return {
    get messages() {
      return messages;
    },
    refusals,
    accepted,
    of: (phone) => messages.filter((message) => message.phone === bare(phone)),
    receive: (message) => keep('message', message),
    report: (message) => keep('report', message),
    refuse: (refusal) => addRefusal(refusals, refusal),
    clear: (phone) => keep('clear', phone ? { phone: bare(phone) } : {}),
  };
}

/** `+8616900001234`, `0086…`, `86…` and the bare number are the same phone. */
export function bare(phone: string): string {
  return phone.replace(/^(?:\+86|0086|86)(?=1\d{10}$)/, '');
}
