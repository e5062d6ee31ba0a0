import type { CatalogueShelf } from '../learn/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { houseAhead } from '../platform/house-ahead.ts';
import type { StaffScope } from '../platform/scope.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { beginPractice } from './begin-practice.ts';
import { listMessages } from './list-messages.ts';
import { movePracticeDay } from './move-practice-day.ts';
import { viewPractice } from './view-practice.ts';

/** Asked from inside or from outside, it is the ground of her own county, looked at on the real day. */
export function practiceRoutes(
  book: CodeBook,
  shelf: CatalogueShelf,
): RoomHandlers<'readPractice' | 'beginPractice' | 'movePracticeDay' | 'listPracticeMessages'> {
  return {
    readPractice: async (house, { who }) => viewPractice(outside(house, who), realOf(who).county),
    beginPractice: async (house, { who, body }) => {
      const real = realOf(who);
      await beginPractice(outside(house, who), book, shelf, real, body.seen);
      return viewPractice(outside(house, who), real.county);
    },
    movePracticeDay: async (house, { who, body }) => {
      const { county } = realOf(who);
      await movePracticeDay(outside(house, who), county, body);
      return viewPractice(outside(house, who), county);
    },
    listPracticeMessages: async (house, { who }) => listMessages(house, realOf(who).county),
  };
}

function realOf(who: StaffScope): StaffScope {
  return who.practice?.real ?? who;
}

function outside(house: House, who: StaffScope): House {
  return who.practice ? houseAhead(house, -who.practice.daysAhead) : house;
}
