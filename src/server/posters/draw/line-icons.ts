/**
 * The line drawings of the phone's pages (`mini/shared/ui/line-icon.vue`) as PDF paths in a square of 24, from its top
 * left corner: who saw the poster finds them again on the phone.
 */
export const lineIcons = {
  village: '3 11 m 12 4 l 21 11 l 5.5 9.5 m 5.5 20 l 18.5 20 l 18.5 9.5 l 10 20 m 10 14 l 14 14 l 14 20 l',
  book: '12 6.5 m 10 5 7 4.5 3 5 c 3 19 l 7 18.5 10 19 12 20.5 c 14 19 17 18.5 21 19 c 21 5 l 17 4.5 14 5 12 6.5 c h 12 6.5 m 12 20.5 l',
  pen: '4 20 m 8 20 l 19 9 l 15 5 l 4 16 l h 13 7 m 17 11 l 13 20 m 20 20 l',
  clock: '21 12 m 21 16.97 16.97 21 12 21 c 7.03 21 3 16.97 3 12 c 3 7.03 7.03 3 12 3 c 16.97 3 21 7.03 21 12 c h 12 7 m 12 12 l 15.5 14 l',
  phone:
    '5 4 m 9 4 l 11 9 l 8.5 10.5 l 9.6 12.7 11.3 14.4 13.5 15.5 c 15 13 l 20 15 l 20 19 l 20 20.1 19.1 21 18 21 c 10 20.5 3.5 14 3 6 c 3 4.9 3.9 4 5 4 c h',
} as const;
export type LineIcon = keyof typeof lineIcons;
