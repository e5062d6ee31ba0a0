import type { Catalogue } from '../../../src/contract/learn.contract.ts';
import type { OpenedCode } from '../../../src/contract/qr.contract.ts';
import { mergeTold } from '../../../src/rules/catalogue/merge-told.ts';
import { keptCatalogue, toldCatalogue } from '../../helpers/told-catalogue.ts';

/** What the county publishes, as a phone keeps it. */
const told = keptCatalogue(toldCatalogue(), '');
export const catalogue: Catalogue = mergeTold(told.list, told.texts, '2026-11-20')!;

/** What the code on the wall of 康家村 opens. */
export const village: OpenedCode = {
  codeId: '371623002250ABQGMQE',
  state: 'in-use',
  county: { id: '371623', name: '无棣县', hotline: '12349' },
  origin: 'http://county.example',
  town: { id: 't', name: '海丰街道' },
  village: { id: 'v', name: '康家村' },
  demo: true,
};
