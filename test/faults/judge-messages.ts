import type { RealCounty } from './open-real-county.ts';

export interface Judged {
  /** Notices that asked for an SMS. */
  notices: number;
  /** Of these: nobody knows whether it was sent; listed for a person to look at. */
  unknown: number;
  /** SMS that a phone got a second time for one notice or one sign-in code. */
  twice: number;
  /** Still waiting, or said to be with the vendor although the vendor has none. */
  lost: number;
}

/** Compares what the stand-in phones got with what the county says it sent, notice by notice. */
export async function judgeMessages({ sql, sms }: RealCounty): Promise<Judged> {
  const { rows: attempts } = await sql.query<{ id: string; about: string }>(
    `select id, coalesce(delivery, sign_in_code) as about from sms_attempt`,
  );
  const aboutOf = new Map(attempts.map((attempt) => [attempt.id, attempt.about]));
  const received = new Map<string, number>();
  for (const message of sms.phones.messages) {
    const about = aboutOf.get(message.context);
    if (!about) throw new Error(`an SMS that no attempt stands for: ${message.text}`);
    received.set(about, (received.get(about) ?? 0) + 1);
  }
  const { rows: deliveries } = await sql.query<{ id: string; state: string }>(`select id, state from delivery where channel = 'sms'`);
  const lost = deliveries.filter(
    ({ id, state }) => ['waiting', 'calling', 'failed'].includes(state) || (state !== 'unknown' && !received.has(id)),
  );
  return {
    notices: deliveries.length,
    unknown: deliveries.filter(({ state }) => state === 'unknown').length,
    twice: [...received.values()].reduce((total, count) => total + count - 1, 0),
    lost: lost.length,
  };
}
