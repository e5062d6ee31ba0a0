/** site 政府网站 · corner 政务公开专区 · board 村务公开栏 · screen 便民服务中心的屏 */
export const sunshinePlaces = ['site', 'corner', 'board', 'screen'] as const;
export type SunshinePlace = (typeof sunshinePlaces)[number];

/** What a release is made into; plates hang beside what they are about, and count to the board. */
export const sunshineForms = ['site-page', 'site-table', 'corner-a4', 'board-a3', 'plates-a4', 'screen-page'] as const;
export type SunshineForm = (typeof sunshineForms)[number];

export const placeOfForm: Readonly<Record<SunshineForm, SunshinePlace>> = {
  'site-page': 'site',
  'site-table': 'site',
  'corner-a4': 'corner',
  'board-a3': 'board',
  'plates-a4': 'board',
  'screen-page': 'screen',
};

/** What of the money is left; never less than nothing, which a writer is told before. */
export function balanceOf({ amountFen, uses }: { amountFen: number; uses: readonly { amountFen: number }[] }): number {
  return amountFen - uses.reduce((sum, use) => sum + use.amountFen, 0);
}
