import { describe, expect, test } from 'vitest';
import { Value } from 'typebox/value';
import { Catalogue, type Catalogue as CatalogueShape } from '../../src/contract/learn.contract.ts';
import { isDay } from '../../src/rules/day.ts';
import { roleRights, staffRoles, type StaffRole } from '../../src/rules/role-rights.ts';
import { isInventedPhone } from '../../src/rules/invented.ts';
import { checkDelegations, type Delegation } from '../../src/rules/delegations.ts';
import type { Procedure } from '../../src/rules/procedure.ts';
import { toldCatalogue } from '../helpers/told-catalogue.ts';
import { calendar, procedures, readMockData } from './mock-data.ts';

interface County {
  id: string;
  name: string;
  smsSign: string;
  showcaseVillage: string;
}
interface Template {
  id: string;
  text: string;
  variables: string[];
  policy: string;
  app: string;
}
/** Beside what the contract tells, a program's file says what it follows. */
type Catalogued = CatalogueShape['programs'][number] & {
  procedure?: string;
  delegated?: Record<string, Pick<CatalogueShape['programs'][number], 'steps'>>;
};
const county = JSON.parse(readMockData('county.json')) as County;
const catalogue = toldCatalogue();
const templates = JSON.parse(readMockData('sms-templates.json')) as Record<string, Template>;
const villages = readMockData('villages.csv')
  .trim()
  .split('\n')
  .slice(1)
  .map((line) => {
    const [code = '', name = '', displayName = '', townCode = '', townName = '', ...more] = line.split(',');
    return { code, name, displayName, townCode, townName, more };
  });
const codes = new Set(villages.map((village) => village.code));

/** What can be applied for, each with the procedure it follows: 低保 also with the one where a town decides. */
const filed = catalogue.programs
  .filter(({ apply }) => apply === 'here')
  .flatMap((program: Catalogued) =>
    [
      [program.procedure, program.steps] as const,
      ...Object.entries(program.delegated ?? {}).map(([id, { steps }]) => [id, steps] as const),
    ].flatMap(([id, steps]) => {
      const procedure = procedures.find((one) => one.id === id);
      return procedure ? [[`${program.id} under ${procedure.id}`, { ...program, steps }, procedure] as const] : [];
    }),
  );

test('what can be applied for on the phone is what a procedure stands behind', () => {
  const here = catalogue.programs.filter(({ apply }) => apply === 'here');
  expect(here).toHaveLength(48);
  expect(here.filter(({ id }) => !filed.some(([name]) => name.startsWith(`${id} under `)))).toEqual([]);
  expect(here.filter(({ receiver }) => receiver === 'none')).toEqual([]);
  expect(filed.filter(([name]) => name.startsWith('dibao-family')).map(([name]) => name)).toEqual([
    'dibao-family under dibao-standard',
    'dibao-family under dibao-delegated',
  ]);
});

test('whoever takes a program in may begin on it, and is there', () => {
  const bodies = JSON.parse(readMockData('bodies.json')) as { name: string; kind: string }[];
  const here = catalogue.programs.filter(({ apply }) => apply === 'here');
  const names = new Set(bodies.map(({ name }) => name));
  expect(here.filter(({ department }) => !names.has(department)).map(({ id }) => id)).toEqual([]);
  for (const kind of ['school', 'hospital'])
    if (here.some(({ receiver }) => receiver === kind)) expect(bodies.map((body) => body.kind)).toContain(kind);
  const strange = filed.filter(([, { receiver = '' }, { steps, start }]) => {
    const roles = new Set(steps[start]!.events.flatMap(({ role }) => role));
    const isTowns = [...roles].every((role) => role === 'town' || role === 'village');
    return isTowns && !receiver.startsWith('town');
  });
  expect(strange.map(([name]) => name)).toEqual([]);
});

test('where it cannot be applied for on the phone, it says why', () => {
  const window = catalogue.programs.filter(({ apply }) => apply === 'window');
  expect(window.map(({ id }) => id)).toEqual([
    'disease-emergency',
    'transient-assist',
    'judicial-aid',
    'community-fund',
    'chronic-medicine-guanxian',
    'fumin-loan',
  ]);
  expect(window.filter(({ note }) => note === '')).toEqual([]);
});

test('a loan is told as one: nobody takes it for a gift', () => {
  const loans = catalogue.programs.filter(({ benefit }) => benefit.kind === 'loan');
  expect(loans.map(({ id }) => id)).toEqual(['student-loan', 'fumin-loan']);
  expect(loans.every(({ note }) => note.startsWith('这是借钱，要还。'))).toBe(true);
});

describe('the villages', () => {
  test('are 589 in 12 towns, each code within its town and once', () => {
    expect(villages).toHaveLength(589);
    expect(new Set(villages.map((village) => village.townCode)).size).toBe(12);
    expect(codes.size).toBe(589);
    expect(villages.every(({ code, townCode, more }) => /^371623\d{6}$/.test(code) && code.startsWith(townCode) && more.length === 0)).toBe(
      true,
    );
  });

  test('have names that people say, different within a town', () => {
    expect(new Set(villages.map(({ townCode, displayName }) => `${townCode} ${displayName}`)).size).toBe(589);
    expect(villages.filter(({ displayName }) => /委会|委员会|村村$|社区社区|类似/.test(displayName) || displayName.length < 2)).toEqual([]);
    expect(villages.filter(({ displayName }) => !/(村|社区)$/.test(displayName)).map((village) => village.displayName)).toEqual([
      '经济开发区',
      '鲁北工业园',
      '西港工业园',
      '埕口盐化工业园',
      '新海工业园',
    ]);
  });
});

describe('the people', () => {
  const liaisons = JSON.parse(readMockData('liaisons.json')) as { villageCode: string; name: string; phone: string; from: string }[];
  const staff = JSON.parse(readMockData('staff.json')) as {
    login: string;
    name: string;
    role: StaffRole;
    places: string[];
    password: string;
    totpSecret: string;
  }[];

  test('are plainly invented', () => {
    expect([...liaisons, ...staff].every(({ name }) => name.endsWith('演示'))).toBe(true);
    expect(liaisons.every(({ phone, from }) => isInventedPhone(phone) && isDay(from))).toBe(true);
    expect(staff.every(({ password }) => password.startsWith('demo-'))).toBe(true);
  });

  test('work for places that exist, and the showcase village has its helper', () => {
    const towns = new Set(villages.map((village) => village.townCode));
    const fits = { villages: (place: string) => codes.has(place), towns: (place: string) => towns.has(place), county: () => false };
    const wrong = staff.flatMap(({ role, places }) =>
      places.filter((place) => !(fits[roleRights[role].places](place) || (role !== 'village' && place === county.id))),
    );
    expect(wrong).toEqual([]);
    expect(liaisons.filter(({ villageCode }) => !codes.has(villageCode))).toEqual([]);
    expect(new Set(liaisons.map(({ phone }) => phone)).size).toBe(liaisons.length);
    expect(liaisons.map(({ villageCode }) => villageCode)).toContain(county.showcaseVillage);
    expect(villages.find(({ code }) => code === county.showcaseVillage)?.townName).toBe('海丰街道');
  });

  test('every role that works in the county has somebody, with a second factor', () => {
    expect(new Set(staff.map(({ role }) => role))).toEqual(new Set(staffRoles));
    expect(new Set(staff.map(({ login }) => login)).size).toBe(staff.length);
    expect(staff.every(({ totpSecret }) => /^[A-Z2-7]{32}$/.test(totpSecret))).toBe(true);
  });
});

describe('the catalogue', () => {
  const factIds = catalogue.facts.map((fact) => fact.id);

  test('is what the contract promises', () => {
    expect([...Value.Errors(Catalogue, catalogue)]).toEqual([]);
    expect(Value.Check(Catalogue, catalogue)).toBe(true);
  });

  test('asks only what it has a question for', () => {
    expect(catalogue.programs.flatMap((program) => program.asks).filter((id) => !factIds.includes(id))).toEqual([]);
    expect(new Set(factIds).size).toBe(factIds.length);
    expect(new Set(catalogue.programs.map(({ id }) => id)).size).toBe(catalogue.programs.length);
  });

  test('uses only the words the phone knows', () => {
    expect(new Set(catalogue.facts.map(({ type }) => type))).toEqual(new Set(['boolean', 'integer', 'yuan', 'choice']));
    expect(
      catalogue.facts.every(({ id, type, choices }) => /^[a-zA-Z.]{1,60}$/.test(id) && (type === 'choice') === (choices?.length ?? 0) > 1),
    ).toBe(true);
    expect(
      catalogue.programs.every(({ apply, asks }) => ['here', 'auto', 'window'].includes(apply) && (apply === 'here' || asks.length === 0)),
    ).toBe(true);
    const papers = catalogue.programs.flatMap((program) => program.papers);
    expect(papers.every(({ kind, how }) => ['ask', 'look-up', 'in-form'].includes(how) && /^[a-z][a-z0-9-]{1,40}$/.test(kind))).toBe(true);
  });

  test('calls only law what has an article behind it, and marks no sum as law', () => {
    const sources = catalogue.programs.flatMap(({ steps, figures }) => [...steps, ...figures].map(({ source }) => source));
    expect(sources.every(({ kind, ref }) => ['law', 'county-promise', 'news', 'secondary', 'demo'].includes(kind) && ref !== '')).toBe(
      true,
    );
    expect(sources.filter(({ kind, ref }) => kind === 'law' && /演示|承诺/.test(ref))).toEqual([]);
    const sums = catalogue.programs.flatMap(({ figures }) => figures.filter(({ text }) => text.includes('元')));
    expect(sums.filter(({ source }) => source.kind === 'law')).toEqual([]);
    // A source that says the law sets no number must not stand behind a number as law.
    const hours = catalogue.programs.flatMap(({ steps }) => steps.filter(({ limit }) => limit.includes('小时')));
    expect(hours.filter(({ source }) => source.kind !== 'county-promise')).toEqual([]);
  });

  test('speaks to people: 您, and none of the office words in what she is asked', () => {
    const words = [
      ...catalogue.facts.flatMap(({ question, example, why }) => [question, example, why]),
      ...catalogue.consents.map(({ text }) => text),
    ];
    expect(words.filter((text) => /你|受理|核对|公示|审核|提交|授权|代办/.test(text))).toEqual([]);
    expect(catalogue.consents.map(({ kind }) => kind)).toEqual(['truth', 'household-check', 'sensitive-data']);
  });

  test.each(filed)('%s: shows no limit that its procedure does not have, from the same source', (_name, { steps }, procedure) => {
    const counted = { working: '个工作日', calendar: '天', hours: '小时' };
    const inWords = ({ days, counting }: { days: number; counting: keyof typeof counted }) =>
      days === 365 ? '12个月' : `${days}${counted[counting]}`;
    const limits = new Set(Object.values(procedure.steps).flatMap(({ clock }) => (clock ? `${inWords(clock)} ${clock.kind}` : [])));
    const shown = steps
      .filter(({ limit }) => /^\d/.test(limit))
      .map(({ limit, source }) => `${limit.replace(/，特殊情况.*$/, '')} ${source.kind}`);
    expect(shown.filter((one) => !limits.has(one))).toEqual([]);
    // A loan's days are the bank's own; whoever is refused is told within days that are ours.
    expect(shown.length).toBeGreaterThan(procedure.gives === 'loan' ? 0 : 1);
  });

  test('lets everybody go on without a paper that only some families have', () => {
    const papers = catalogue.programs.flatMap((program) => program.papers);
    expect(papers.filter(({ onlyFor, how, mayFollow }) => onlyFor && how === 'ask' && !mayFollow)).toEqual([]);
  });

  test('asks for consent to look into what they own everywhere but in an emergency, and there it asks little', () => {
    const here = catalogue.programs.filter(({ apply }) => apply === 'here');
    const unasked = here.filter(({ consents }) => consents?.includes('household-check') === false);
    expect(unasked.map(({ id, callFirst }) => [id, callFirst])).toEqual([
      ['temp-assist-urgent', true],
      ['temp-small-fund', true],
    ]);
    expect(unasked.every(({ asks }) => asks.length <= 5)).toBe(true);
    expect(here.every(({ asks }) => asks.length <= 10)).toBe(true);
  });
});

test('what towns may decide on is there to be decided on, and says who lets them', () => {
  const delegations = JSON.parse(readMockData('delegations.json')) as Delegation[];
  const known = {
    programs: new Set(catalogue.programs.map(({ id }) => id)),
    procedures: new Set(procedures.map(({ id }) => id)),
    towns: new Set(villages.map(({ townCode }) => townCode)),
  };
  expect(checkDelegations(delegations, known)).toEqual([]);
  const [one] = delegations as [Delegation];
  const wrong = (change: Partial<Delegation>) => checkDelegations([{ ...one, ...change }], known)[0];
  expect(wrong({ program: 'nothing' })).toContain('there is no such program to apply for');
  expect(wrong({ town: '371623' })).toContain('there is no such town');
  expect(wrong({ procedure: 'nothing' })).toContain('there is no procedure nothing');
  expect(wrong({ ref: '' })).toContain('lacks a day or a source');
  expect(wrong({ kind: 'law' })).toContain('lacks a day or a source');
  expect(wrong({ since: '2026-02-30' })).toContain('lacks a day or a source');
  expect(checkDelegations([one, one], known)).toEqual([expect.stringContaining('is delegated twice')]);
});

describe('the SMS', () => {
  const noticesOf = ({ first, late, steps, anywhere = [] }: Procedure) =>
    [first, late, ...anywhere, ...Object.values(steps).flatMap(({ events }) => events)].map((told) => told?.notice);

  test('are there for what asks something of her or brings her money', () => {
    // Whatever asks something of her, costs her something or brings her money reaches a phone without the app.
    const means = [
      'missing',
      'hearing',
      'extended',
      'refused',
      'adjusted',
      'ended',
      'approved',
      'paid-first',
      'paid',
      'returned',
      'overdue',
    ];
    expect(means.filter((kind) => !(kind in templates))).toEqual([]);
    // No last day is promised where the law sets none.
    const promised = filed.flatMap(([name, , procedure]) =>
      noticesOf(procedure)
        .filter((kind) => templates[kind ?? '']?.variables.includes('total') && !procedure.total)
        .map((kind) => `${name} ${kind}`),
    );
    expect(promised).toEqual([]);
  });
});

test('the calendar names the notice of each year and does not guess the next', () => {
  expect(Object.keys(calendar.years)).toEqual(['2025', '2026']);
  expect(Object.values(calendar.years).every(({ source }) => /国办发明电〔20\d\d〕\d+号/.test(source))).toBe(true);
});
