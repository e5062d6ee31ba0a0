import type { Program } from '../../../../contract/learn.contract.ts';
import type { OpenedCode } from '../../../../contract/qr.contract.ts';
import type { Day } from '../../../../rules/day.ts';
import { words as shared } from '../../../shared/words.ts';
import { groupPapers } from '../group-papers.ts';
import { tellReceiver } from '../tell-receiver.ts';
import { words as room } from '../words.ts';

const words = room.picture;

/** What a picture says that goes from hand to hand. */
export interface PictureWords {
  demo?: string;
  name: string;
  officialName: string;
  parts: { title: string; lines: string[] }[];
  ask: string;
  foot: string[];
}

/** Never what it pays: nobody is promised a sum before the county has decided, and a picture lives longer than a figure. */
export function tellPicture(given: { program: Program; village: OpenedCode | undefined; hotline: string; day: Day }): PictureWords {
  const { program, village, hotline, day } = given;
  const papers = groupPapers(program.papers);
  const names = (group: (typeof papers)[keyof typeof papers]): string[] =>
    group.map(({ name, onlyFor }) => (onlyFor ? `${name}（${room.papers.onlyFor(onlyFor)}）` : name));
  const station = village?.station;
  return {
    ...(village?.demo ? { demo: words.demo } : {}),
    name: program.shortName,
    officialName: program.name,
    parts: [
      { title: words.who, lines: program.who.map(({ text, demo }) => (demo ? `${text}${shared.figureIsDemo}` : text)) },
      {
        title: words.bring,
        lines: papers.bring.length > 0 ? names(papers.bring) : [papers.follow.length > 0 ? words.nothingYet : words.nothing],
      },
      { title: words.follow, lines: names(papers.follow) },
      { title: words.lookUp, lines: names(papers.lookUp) },
      {
        title: words.where,
        lines: [
          tellReceiver(program),
          ...(station && (program.receiver ?? 'town-of-hukou') === 'town-of-hukou' && program.apply !== 'auto' ? [station.address] : []),
        ],
      },
    ].filter(({ lines }) => lines.length > 0),
    ask: words.ask(hotline),
    foot: [...(village ? [`${village.origin.replace(/^https?:\/\//, '')}/m/${village.codeId}`] : []), words.asOf(day)],
  };
}
