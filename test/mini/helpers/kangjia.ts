import { readFileSync } from 'node:fs';
import type { Catalogue } from '../../../src/contract/learn.contract.ts';
import type { OpenedCode } from '../../../src/contract/qr.contract.ts';

const file = readFileSync(new URL('../../../mock/data/catalogue.json', import.meta.url), 'utf8');

/** What the county publishes, as a phone keeps it. */
export const catalogue: Catalogue = { county: '371623', ...(JSON.parse(file) as Omit<Catalogue, 'county'>) };

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
