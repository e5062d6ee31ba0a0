import type { Day } from '../day.ts';
import { sessionTimeInWords, type SessionTime } from '../session-time.ts';
import { isSayable, sentencesOf } from './sayable.ts';
import { spokenDay } from './spoken-day.ts';
import { spokenLength } from './spoken-length.ts';

interface Around {
  village: string;
  hotline: string;
  /** Where people go and ask: of a session, where it is. */
  place: string;
}
export type Announcement = Around &
  (
    | ({ kind: 'session'; day: Day; bring: readonly string[]; who: string } & SessionTime)
    | { kind: 'rise'; name: string; since: Day; groups: readonly string[] }
    | { kind: 'news'; title: string; text: string; from: Day; until: Day }
  );

/** Forty seconds, at about four characters a second. */
export const shortest = 140;
export const longest = 170;

/** Said as far as there is time; none is long, so that the text ends between the two. */
const fillers = [
  '来问、来办，都不收钱，也不要密码。',
  '家里有难处的，别不好意思，只管来问。',
  '来不了的，让家里人替您问一声。',
  '听见的，给没听见的邻居捎个话。',
  '不识字也不要紧，有人念给您听，帮您写。',
  '谁要是叫您先交钱，那就是骗人的，别信他。',
  '手机扫一扫村里墙上的码，也能看见。',
  '说得快没听清的，到村里问。',
  '谢谢大家。',
];

/**
 * What the liaison reads through the horn: what matters is said twice, no sum is promised, nobody is named. Between 140 and 170 spoken
 * characters for whatever the contract lets through; what does not fit is left out by whole sentences and whole papers.
 */
export function writeLoudspeakerText(said: Announcement): string {
  const most = said.kind === 'session' ? said.bring.length : 0;
  const tries = Array.from({ length: most + 1 }, (_, fewer) => most - fewer);
  const scripts = tries.map((papers) => scriptOf(said, papers));
  const script = scripts.find(({ first, again }) => lengthOf([...first, ...again]) <= longest) ?? scripts.at(-1)!;
  const middle: string[] = [];
  const fits = (sentence: string) => lengthOf([...script.first, ...middle, sentence, ...script.again]) <= longest;
  for (const sentence of script.more) if (fits(sentence)) middle.push(sentence);
  for (const sentence of fillers) {
    if (lengthOf([...script.first, ...middle, ...script.again]) >= shortest) break;
    if (fits(sentence)) middle.push(sentence);
  }
  return [...script.first, ...middle, ...script.again].join('');
}

interface Script {
  /** Always said, in front and once more at the end. */
  first: string[];
  again: string[];
  /** Said where there is time, the most wanted first. */
  more: string[];
}

/** With so many of the papers named; the rest is asked by telephone. */
function scriptOf(said: Announcement, papers: number): Script {
  const { village, hotline, place } = said;
  const hello = `${village}的乡亲们，请听一听。`;
  const ask = `想问就打${hotline}。`;
  if (said.kind === 'session') {
    const when = `${spokenDay(said.day)}${sessionTimeInWords(said)}`;
    const named = said.bring.slice(0, papers).join('、');
    const rest = papers < said.bring.length ? '别的打电话问' : '';
    const bring = said.bring.length === 0 ? '什么都不用带' : named ? `带上${named}${rest && `，${rest}`}` : `带什么，${rest}`;
    return {
      first: [hello, `${when}，在${place}，有人来讲帮扶政策。`, `${bring}。`, ask],
      again: [`再说一遍，${when}，在${place}。`, `${bring}。`, `电话${hotline}。`],
      more: said.who ? [`${said.who}，都来听听。`] : [],
    };
  }
  if (said.kind === 'rise') {
    const what = `从${spokenDay(said.since)}起，${said.name}有变化`;
    const whose = said.groups.slice(0, 4).join('、');
    return {
      first: [hello, `${what}。`, `变多少、您家够不够得上，到${place}问，也可以打${hotline}。`],
      again: [`再说一遍，${what}。`, `到${place}问，电话${hotline}。`],
      more: whose ? [`这和${whose}有关。`] : [],
    };
  }
  const title = isSayable(said.title) ? said.title.replace(/[。！？!?]+$/, '') : '帮扶政策有新消息';
  const days = `从${spokenDay(said.from)}到${spokenDay(said.until)}`;
  return {
    first: [hello, `${title}。`, `${days}，到${place}问，也可以打${hotline}。`],
    again: [`再说一遍，${title}。`, `${days}，到${place}问，电话${hotline}。`],
    more: sentencesOf(said.text).filter(isSayable),
  };
}

const lengthOf = (sentences: readonly string[]): number => spokenLength(sentences.join(''));
