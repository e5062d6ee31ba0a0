import { setTimeout } from 'node:timers/promises';
import type { BenchCounty } from './open-bench-county.ts';

/** A server of the bench sends by itself, in its own time. Throws when nothing has come after a minute. */
export async function untilSms({ sms }: Pick<BenchCounty, 'sms'>, phone: string): Promise<void> {
  const deadline = Date.now() + 60_000;
  while (!sms.phones.messages.some((message) => message.phone.endsWith(phone))) {
    if (Date.now() > deadline) throw new Error(`No SMS has come to ${phone}.`);
    await setTimeout(50);
  }
}
