import { appendFileSync, existsSync, readFileSync } from 'node:fs';

/** What the stand-in phones hold, and what was refused on the way to them. */
export interface Message {
  /** Eleven digits, no country code. */
  phone: string;
  /** As the phone shows it, with its 【sign】. */
  text: string;
  appId: string;
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

export interface Refusal {
  at: string;
  code: string;
  message: string;
  /** What it was about: a number, a request, a report. */
  about: string;
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

const keptRefusals = 200;

export function createPhones(stateFile?: string): Phones {
  let messages: Message[] = [];
  const refusals: Refusal[] = [];
  const accepted = new Map<string, Message[]>();
  const bySerial = new Map<string, Message>();

  const doers = {
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
  };
  if (stateFile) {
    for (const [what, value] of readLines(stateFile)) doers[what](value);
    // Ends a line cut by a kill; and a place that cannot be written fails here rather than at the first message.
    appendFileSync(stateFile, '\n');
  }

  function keep<What extends keyof typeof doers>(what: What, value: Parameters<(typeof doers)[What]>[0]): void {
    if (stateFile) appendFileSync(stateFile, `${JSON.stringify([what, value])}\n`);
    (doers[what] as (value: unknown) => void)(value);
  }

  return {
    get messages() {
      return messages;
    },
    refusals,
    accepted,
    of: (phone) => messages.filter((message) => message.phone === bare(phone)),
    receive: (message) => keep('message', message),
    report: (message) => keep('report', message),
    refuse(refusal) {
      refusals.push({ ...refusal, message: refusal.message.slice(0, 300), about: refusal.about.slice(0, 100) });
      if (refusals.length > keptRefusals) refusals.shift();
    },
    clear: (phone) => keep('clear', phone ? { phone: bare(phone) } : {}),
  };
}

/** `+8616900001234`, `0086…`, `86…` and the bare number are the same phone. */
export function bare(phone: string): string {
  return phone.replace(/^(?:\+86|0086|86)(?=1\d{10}$)/, '');
}

type Line = ['message' | 'report', Message] | ['clear', { phone?: string }];

/** A line cut by a kill is left out: its message was never answered. */
function* readLines(file: string): Generator<['message' | 'report' | 'clear', never]> {
  if (!existsSync(file)) return;
  for (const line of readFileSync(file, 'utf8').split('\n')) {
    try {
      if (line) yield JSON.parse(line) as Line as ['message', never];
    } catch {
      continue;
    }
  }
}
