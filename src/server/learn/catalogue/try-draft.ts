import type { CatalogueTrial, TrialHousehold } from '../../../contract/catalogue.contract.ts';
import { compileCatalogue, type Compiled } from '../../../rules/precheck/compile-catalogue.ts';
import { completeWithDefaults } from '../../../rules/precheck/complete-with-defaults.ts';
import { judgeHousehold } from '../../../rules/precheck/judge-household.ts';
import { CatalogueRefused, type Household } from '../../../rules/precheck/precheck-data.ts';
import type { CatalogueData } from '../../../rules/catalogue/shape.ts';
import { dayOf, isDay, type Day } from '../../../rules/day.ts';
import type { House } from '../../platform/house.ts';
import { Problem } from '../../platform/problem.ts';
import type { StaffScope } from '../../platform/scope.ts';
import { findVersionInForce } from '../learn.store.ts';
import { findDraft, findVersion, listTrialHouseholds } from './catalogue.store.ts';
import { contentOn, getKept } from './draft-content.ts';

interface Asked {
  draftId: string;
  day: Day;
  households: TrialHousehold[] | undefined;
}

type Change = CatalogueTrial['households'][number]['changes'][number];

/** What changes for some households on a day, between the version that would hold then without the draft and the draft. Nothing is kept. */
export async function tryDraft(house: House, scope: StaffScope, { draftId, day, households }: Asked): Promise<CatalogueTrial> {
  const draft = await findDraft(house.db, scope, draftId);
  if (!draft) throw new Problem('not-found', { because: 'no such draft of the catalogue' });
  if (!isDay(day)) throw new Problem('field-refused', { field: 'day', text: '请填日历上的日子。' });
  const nameless = households?.find(({ facts }) => facts.members?.some(({ id }) => typeof id !== 'string'));
  if (nameless) throw new Problem('field-refused', { field: 'households', text: `${nameless.id}：每个人要有一个id。` });
  const tried = households ?? (await listKept(house, scope));
  const inForce = (await findVersion(house.db, scope, (await findVersionInForce(house.db, scope, day)) ?? draft.base))!;
  const was = { data: getKept(inForce.data), compiled: compile(getKept(inForce.data), day) };
  const data = contentOn(dayOf(house.clock.now()), draft);
  const isDue = data.effectiveFrom <= day;
  const now = isDue ? { data, compiled: compile(data, day) } : was;
  return {
    day,
    households: tried.map(({ id, title = '', facts }) => {
      const [before, after] = [was, now].map(({ compiled }) =>
        judgeHousehold(compiled, completeWithDefaults(compiled, { facts } as unknown as Household)),
      );
      const programs = [...new Set([...Object.keys(before!), ...Object.keys(after!)])];
      const changes = programs.flatMap((program): Change[] => {
        const [one, other] = [before![program], after![program]].map((verdict) => verdict && shown(verdict));
        if (JSON.stringify(one) === JSON.stringify(other)) return [];
        const { name } = [...now.data.programs, ...was.data.programs].find((known) => known.id === program)!;
        return [{ program, name, ...(one ? { was: one } : {}), ...(other ? { now: other } : {}) }];
      });
      return { id, title, same: programs.length - changes.length, changes };
    }),
  };
}

async function listKept(house: House, scope: StaffScope): Promise<TrialHousehold[]> {
  const rows = await listTrialHouseholds(house.db, scope);
  if (rows.length === 0) throw new Problem('not-now', { text: '县里还没有存下样子的家庭。请贴上几户，再试。' });
  return rows.map(({ id, title, data }) => ({ id, title, facts: data as TrialHousehold['facts'] }));
}

function compile(data: CatalogueData, day: Day): Compiled {
  try {
    return compileCatalogue(data, day);
  } catch (error) {
    if (error instanceof CatalogueRefused) throw new Problem('not-now', { text: `规则读不通，先改好再试：${error.message}` });
    throw error;
  }
}

function shown({ status, amount, supersededBy }: ReturnType<typeof judgeHousehold>[string]): NonNullable<Change['was']> {
  return { status, ...(amount === undefined ? {} : { amount }), ...(supersededBy === undefined ? {} : { supersededBy }) };
}
