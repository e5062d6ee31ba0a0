import type { CatalogueData } from './shape.ts';

/** What is wrong with a catalogue, one plain sentence each, naming the place. Empty: it may be published. Never throws, whatever it is given. */
export const checkCatalogue = (data: CatalogueData): string[] => (data === null ? ['救助项目数据是空的'] : []);
