import type { WriteNews } from '../../../contract/news.contract.ts';
import { addDays, isDay, type Day } from '../../../rules/day.ts';
import { isSessionTime } from '../../../rules/session-time.ts';
import type { Catalogue } from '../../../contract/learn.contract.ts';
import { areOfCounty, type CodeBook } from '../../places/index.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { knownPublic } from '../known-public.ts';
import { refusePersonal } from '../refuse-personal.ts';
import { mayActOn } from './get-piece.ts';

interface Around {
  book: CodeBook;
  scope: StaffScope;
  catalogue: Catalogue | undefined;
  today: Day;
}

/** A year: what holds longer belongs into the catalogue. */
const longestDays = 366;

/** Throws where the piece cannot be written so: by its places, its days, what it names, or what may not be public. */
export function refuseNews(body: WriteNews, { book, scope, catalogue, today }: Around): void {
  const { kind, places = 'all', session } = body;
  if ((kind === 'session') !== (session !== undefined)) throw refused('session', '进村讲政策要写哪天、在哪儿；消息不写这些。');
  if (places !== 'all' && !areOfCounty(book, scope.county, places)) throw refused('places', '有的镇村不在名册里，请重新选。');
  if (kind === 'session' && places === 'all') throw refused('places', '进村讲政策，请选去哪些镇村。');
  if (!mayActOn(book, scope, { kind, places: places === 'all' ? 'all' : [...places] }))
    throw new Problem('not-for-you', { text: '您只能写自己镇村的。消息由县里写。' });
  if (body.moves !== undefined && kind !== 'session') throw refused('moves', '只有进村安排能改日子。');
  refuseDays(body, today);
  const unknown = [
    ...body.groups.filter((group) => !catalogue?.targetGroups[group]),
    ...body.programs.filter((program) => !catalogue?.programs.some(({ id }) => id === program)),
  ];
  if (unknown.length > 0) throw refused('groups', '有的人群或项目现在没有了，请重新选。');
  const { title, text, session: day } = body;
  const told = { title, text, ...(day ? { session: { place: day.place, who: day.who, bring: day.bring } } : {}) };
  refusePersonal(told, knownPublic(book, scope.county), { what: '消息', skip: [] });
}

function refuseDays({ from, until, session }: WriteNews, today: Day): void {
  if (!isDay(from) || !isDay(until) || until < from || until < today || until > addDays(from, longestDays))
    throw refused('until', '日子不对：到期要在开始以后，最多一年。');
  if (!session) return;
  if (!isDay(session.day) || session.day < today) throw refused('session.day', '这一天已经过了，请换一天。');
  if (!isSessionTime(session)) throw refused('session.time', '几点和上午下午对不上，请改一改。');
}

const refused = (field: string, text: string) => new Problem('field-refused', { field, text });
