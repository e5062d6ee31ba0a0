import { judgedSide, judgePhoto } from '../../src/rules/photo/judge-photo.ts';
import { openBrowser } from '../helpers/browser.ts';
import { inventShot, type Happened } from '../helpers/invent-shots.ts';
import { photographPaper } from '../helpers/photographed-paper.ts';
import { printTable, round } from './measure.ts';

const kinds: Happened[] = ['good', 'blurred', 'dark', 'bright', 'cut-off'];
/** From hardly spoilt to badly; a good photo has no strength. */
const strengths = [0, 0.25, 0.5, 0.75, 1];

export interface PhotoAdviceFigures {
  /** Milliseconds of this machine for one judgement. */
  millis: number;
  cells: { happened: Happened; strength: number; photos: number; told: number; fine: number }[];
}

/** How many rendered photos of papers the advice takes and tells, by kind and strength. They are drawn by a browser, not by a camera. */
export async function benchPhotoAdvice({ full }: { full: boolean }): Promise<PhotoAdviceFigures> {
  const browser = await openBrowser();
  const page = await browser.newPage();
  const cells: PhotoAdviceFigures['cells'] = [];
  let [millis, judged] = [0, 0];
  for (const happened of kinds) {
    for (const strength of happened === 'good' ? [0] : strengths) {
      const photos = (full ? 5 : 1) * (happened === 'good' ? 80 : 16);
      const cell = { happened, strength, photos, told: 0, fine: 0 };
      for (let number = 0; number < photos; number += 1) {
        const { pixels } = await photographPaper(page, inventShot(happened, number, strength), judgedSide);
        const before = performance.now();
        const judgement = judgePhoto(pixels);
        millis += performance.now() - before;
        judged += 1;
        if (judgement === 'fine') cell.fine += 1;
        else if (judgement.why === happened) cell.told += 1;
      }
      cells.push(cell);
    }
  }
  await browser.close();
  printTable(
    'advice on rendered photos of papers, in % (told: by its right name; anything told at all: 100 - fine)',
    cells.map(({ happened, strength, photos, told, fine }) => ({
      happened,
      strength,
      photos,
      told: happened === 'good' ? '' : round((100 * told) / photos),
      fine: round((100 * fine) / photos),
    })),
  );
  return { millis: millis / judged, cells };
}
