/** What somebody who stands before a code finds. `elsewhere`: it is another village's; `gone`: none hangs there. */
export const codeFindings = ['fine', 'torn', 'covered', 'elsewhere', 'fake', 'gone'] as const;
export type CodeFinding = (typeof codeFindings)[number];

/** How a task about a code ended. */
export const codeTaskOutcomes = ['reprinted', 'rehung', 'cleaned', 'was-fine', 'fake-removed'] as const;
export type CodeTaskOutcome = (typeof codeTaskOutcomes)[number];

/** a4, a3 posters · sticker a sheet of small ones · strip the liaison's line alone · window the six sheets of a window (六上墙) */
export const posterSheets = ['a4', 'a3', 'sticker', 'strip', 'window'] as const;
export type PosterSheet = (typeof posterSheets)[number];

/** places towns and villages · stations where people go and whom they ring · liaisons the register of the villages' liaisons */
export const placesFileKinds = ['places', 'stations', 'liaisons'] as const;
export type PlacesFileKind = (typeof placesFileKinds)[number];
