import { dayInWords } from '../../../rules/day-in-words.ts';
import type { SessionNotice } from '../../../rules/news.ts';
import { sessionTimeInWords, type SessionTime } from '../../../rules/session-time.ts';
import type { NewsContent } from '../../platform/news-tables.ts';

type Session = NonNullable<NewsContent['session']>;

/** When it is, and nothing else. */
export function sessionDayOf({ day, half, time }: Session): SessionTime & { day: string } {
  return { day, half, ...(time === undefined ? {} : { time }) };
}

/** What the people concerned read in their inbox. No program, no illness: others look at the same phone. */
export function sessionWords(kind: SessionNotice, session: Session): { title: string; text: string } {
  const when = `${dayInWords(session.day)} ${sessionTimeInWords(session)}`;
  if (kind === 'session-cancelled')
    return { title: '这次不来村里了', text: `原来说${when}来讲帮扶政策，不来了，您别白跑。再来的时候告诉您。` };
  const bring = session.bring.length > 0 ? `请带上${session.bring.join('、')}。` : '什么都不用带。';
  const where = `在${session.place}。${bring}来不了，打12349问。`;
  return kind === 'session-moved'
    ? { title: '来村里的日子改了', text: `改到${when}，${where}` }
    : { title: '有人来村里讲帮扶政策', text: `${when}，${where}` };
}

/** As the SMS says it: 12月3日, 上午9点. */
export function sessionValues(session: Session): { day: string; hour: string } {
  return { day: dayInWords(session.day).split(' ')[0]!, hour: sessionTimeInWords(session) };
}
