/** news 政策消息 · session somebody comes to the village to explain and to help */
export const newsKinds = ['news', 'session'] as const;
export type NewsKind = (typeof newsKinds)[number];

/**
 * waiting for a second person · public · withdrawn: before or after it was public; a session that was public is then shown as cancelled ·
 * moved: a session that another takes the place of
 */
export type NewsState = 'waiting' | 'public' | 'withdrawn' | 'moved';

/** What the people concerned are told of a session; templates of the SMS bear these names. */
export const sessionNotices = ['session', 'session-moved', 'session-cancelled'] as const;
export type SessionNotice = (typeof sessionNotices)[number];

/** Lengths that a horn, a phone's line and a reader bear; `test/rules/loudspeaker` proves the text for all of them. */
export const newsLimits = { title: 24, text: 600, place: 16, bring: 10, papers: 6, who: 20 } as const;
