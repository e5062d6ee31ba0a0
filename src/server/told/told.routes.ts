import { findErrand } from '../notify/index.ts';
import type { CodeBook } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { Problem } from '../platform/problem.ts';
import { isWithin, placesOf, type StaffScope } from '../platform/scope.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { changeTold } from './change-told.ts';
import { findErrandOf } from './find-errand-of.ts';
import { listErrands } from './list-errands.ts';
import { listStaffErrands } from './list-staff-errands.ts';
import { printCards } from './print-cards.ts';
import { readTold } from './read-told.ts';
import { settleErrand } from './settle-errand.ts';
import { takeBackCard } from './take-back-card.ts';

type Mine =
  | 'readTold'
  | 'changeTold'
  | 'listErrands'
  | 'settleErrand'
  | 'staffListErrands'
  | 'staffSettleErrand'
  | 'staffTakeBackErrandCard'
  | 'staffPrintErrandCards';

export function toldRoutes(book: CodeBook): RoomHandlers<Mine> {
  return {
    readTold: async (house, { who, params }) => readTold(house, who, params.matterId),
    changeTold: async (house, { who, params, body }) => changeTold(house, who, { matterId: params.matterId, ...body }),
    listErrands: async (house, { who }) => listErrands(house, book, who),
    settleErrand: async (house, { who, params, body }) => {
      const scope = await findErrandOf(house, book, who, params.errandId);
      return settleErrand(house, scope, { errandId: params.errandId, ...body });
    },
    staffPrintErrandCards: async (house, { who, params }) => printCards(house, book, who, params.villageId),
    staffListErrands: async (house, { who }) => listStaffErrands(house, book, who),
    staffSettleErrand: async (house, { who, params, body }) => {
      await refuseElsewhere(house, who, params.errandId);
      return settleErrand(house, who, { errandId: params.errandId, ...body });
    },
    staffTakeBackErrandCard: async (house, { who, params }) => {
      await refuseElsewhere(house, who, params.errandId);
      await takeBackCard(house, who, params.errandId);
      return {};
    },
  };
}

async function refuseElsewhere(house: House, scope: StaffScope, id: string): Promise<void> {
  const errand = await findErrand(house.db, scope, id);
  if (!errand || !isWithin(scope.role, placesOf(scope), errand)) throw new Problem('not-found');
}
