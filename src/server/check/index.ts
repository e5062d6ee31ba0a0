export { checkRoutes } from './check.routes.ts';
export { householdRoutes } from './household/household.routes.ts';
export { readStages } from './receipt/look-at-receipt.ts';
export { openStandings } from './receipt/find-standings.ts';
export { ProcedureShelf } from './receipt/procedure-shelf.ts';
export { receiptRoutes } from './receipt/receipt.routes.ts';
