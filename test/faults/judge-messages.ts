import type { RealCounty } from './open-real-county.ts';

export interface Judged {
  /** Notices that asked for an SMS. */
  notices: number;
  /** Of these, how each ended; what was carried by another one's message ended as that did. */
  delivered: number;
  failed: number;
  /** Nobody knows whether it was sent; listed for a person to look at. */
  unknown: number;
  /** Of these, carried by another one's message. */
  folded: number;
  /** SMS that a phone got a second time for one notice or one sign-in code. */
  twice: number;
  /** Still waiting, or said to be with the vendor although the vendor has none. */
  lost: number;
}

interface Row {
  id: string;
  state: string;
  carrier: string;
  carrier_state: string;
}

/** Compares what the stand-in phones got with what the county says it sent, notice by notice. */
export async function judgeMessages({ sql, sms }: Pick<RealCounty, 'sql' | 'sms'>): Promise<Judged> {
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
  const { rows } = await sql.query<Row>(
    `select d.id, d.state, coalesce(c.id, d.id) as carrier, coalesce(c.state, d.state) as carrier_state
     from delivery d left join delivery c on c.county = d.county and c.id = d.folded_into and d.state = 'folded' where d.channel = 'sms'`,
  );
  const ended = (...states: string[]) => rows.filter(({ carrier_state: state }) => states.includes(state)).length;
  const lost = rows.filter(
    ({ carrier, carrier_state: state }) =>
      ['waiting', 'calling'].includes(state) || (!['unknown', 'failed'].includes(state) && !received.has(carrier)),
  );
  return {
    notices: rows.length,
    delivered: ended('handed-over', 'delivered', 'heard'),
    failed: ended('failed'),
    unknown: ended('unknown'),
    folded: rows.filter(({ state }) => state === 'folded').length,
    twice: [...received.values()].reduce((total, count) => total + count - 1, 0),
    lost: lost.length,
  };
}
