import type { Standing } from '../../rules/plan-walk.ts';
import type { Waypoint } from '../../rules/find-way.ts';

/** One matter that lies ready: where in its procedure, how long it has stood there, and whether her papers came with it. */
export interface Scene {
  way: readonly Waypoint[];
  standing: Standing;
  papers: 'sent' | 'missing';
}

const scene = (standing: Standing, ...way: Waypoint[]): Scene => ({ way, standing, papers: 'sent' });
const withoutPapers = (standing: Standing, ...way: Waypoint[]): Scene => ({ way, standing, papers: 'missing' });

/**
 * What an officer meets, said in the law's words so that it holds for each county's own procedures. A scene that a county's procedure has
 * no way to is left out, and so is a procedure that it does not have.
 */
export const scenes: Readonly<Record<string, readonly Scene[]>> = {
  'temp-expense': [
    scene('just', { offers: 'accept' }),
    withoutPapers('just', { offers: 'accept' }),
    withoutPapers('just', { after: 'ask' }),
    scene('late', { offers: 'accept' }),
    scene('just', { offers: 'hang' }),
    scene('hanging', { after: 'hang' }),
    scene('over', { after: 'hang' }),
    scene('just', { after: 'object' }),
    scene('just', { offers: 'grant' }),
    scene('just', { after: 'refuse' }),
    scene('just', { offers: 'order' }),
    scene('just', { offers: 'credit' }),
    scene('just', { after: 'credit' }),
  ],
  'temp-urgent': [
    withoutPapers('just', { offers: 'pay-first' }),
    withoutPapers('just', { turnOf: 'county' }),
    scene('just', { after: 'pay-first' }),
    scene('just', { offers: 'supplement' }),
    scene('late', { offers: 'supplement' }),
    scene('just', { after: 'supplement' }),
  ],
  'dibao-standard': [
    scene('just', { offers: 'accept' }),
    scene('just', { turnOf: 'county' }),
    scene('just', { turnOf: 'county' }, { turnOf: 'town' }),
    scene('just', { turnOf: 'village' }),
    scene('hanging', { after: 'hang' }),
    scene('just', { offers: 'grant' }),
    scene('late', { offers: 'grant' }),
    scene('just', { offers: 'hear' }),
    scene('just', { after: 'hear' }),
  ],
  'dibao-delegated': [scene('over', { after: 'hang' }), scene('just', { offers: 'grant' })],
  'tekun-standard': [
    scene('just', { after: 'accept' }),
    scene('just', { after: 'object' }),
    scene('just', { after: 'object' }, { offers: 'hang' }),
    scene('just', { offers: 'grant' }),
    scene('just', { offers: 'order' }),
  ],
  'wudi-fund': [
    scene('just', { turnOf: 'department' }),
    scene('just', { turnOf: 'department' }, { turnOf: 'panel' }),
    scene('hanging', { after: 'hang' }),
    scene('just', { offers: 'grant' }),
    scene('just', { after: 'credit' }),
  ],
};
