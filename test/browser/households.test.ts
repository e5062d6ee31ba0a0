import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { words as room } from '../../src/mini/learn/check/words.ts';
import { selfCheckVocabulary, type SelfCheck } from '../../src/mini/shared/keep/self-check.ts';
import { toldCatalogue } from '../helpers/told-catalogue.ts';
import { usePhoneInBrowser } from '../helpers/use-phone-in-browser.ts';

/* The households of the study, answered on a phone: what the built app itself says to each. */

type Answers = Record<string, boolean | number | string>;
interface Case {
  id: string;
  facts: { members: (Answers & { id: string })[] } & Record<string, unknown>;
  include?: { program: string; persons?: string[]; amount?: number }[];
  exclude?: { program: string }[];
  superseded?: { program: string; by: string }[];
  maybe?: { program: string }[];
}
const { cases } = JSON.parse(readFileSync('mock/data/policy-scenarios.json', 'utf8')) as { cases: Case[] };
const { facts, programs } = toldCatalogue();
const nameOf = (program: string): string => programs.find(({ id }) => id === program)!.shortName;
const words = room.results;

const phone = usePhoneInBrowser();

/** Everything that the file says, and what it leaves out as it is with nearly everybody: it was all asked. */
function answered({ facts: said }: Case): SelfCheck {
  const answers: Answers = {};
  for (const { id, scope, default: usual } of facts) {
    const [group = '', name = ''] = id.split('.');
    const say = (key: string, answer: unknown): void => {
      const value = answer ?? usual;
      if (value !== undefined) answers[key] = value as Answers[string];
    };
    if (scope === 'household') say(id, (said[group] as Answers | undefined)?.[name]);
    else for (const member of said.members) say(`${id}@${member.id}`, member[name]);
  }
  const members = said.members.map(({ id }) => ({ id, called: id }));
  return { vocabulary: selfCheckVocabulary, members, asked: [], session: { members, answers, notKnown: [], gates: {} } };
}

/** What stands under each heading of the results, everything unfolded. */
async function readResults(): Promise<Record<string, string[]>> {
  const { page } = phone;
  await page.getByText(words.likely, { exact: true }).filter({ visible: true }).waitFor();
  const folded = page.locator('button[aria-expanded="false"]').filter({ visible: true }).first();
  while (await folded.count()) await folded.click();
  return page.evaluate(() => {
    const groups: Record<string, string[]> = {};
    let under = '';
    for (const one of document.querySelectorAll<HTMLElement>('[role="heading"][aria-level="2"], button')) {
      if (one.offsetParent === null) continue;
      const text = one.innerText.replace(/\s+/g, ' ').trim();
      if (one.getAttribute('role') === 'heading') under = text;
      else if (one.hasAttribute('aria-expanded')) under = text.includes('（') ? text.replace(/^▾ ?|（.*/g, '') : under;
      else (groups[under] ??= []).push(text);
    }
    return groups;
  });
}

test('the twelve households get on the phone what the study says of them: who, how much, what gives way, what is still open', async () => {
  const { county, page, walk } = phone;
  await page.goto(`${county.publicUrl}/qr/landing?to=learn&q=${encodeURIComponent(`${county.publicUrl}/m/${county.codeId}`)}`);
  await walk.reads('问几句就知道');
  const wrong: string[] = [];
  for (const one of cases) {
    const kept = JSON.stringify({ data: JSON.stringify(answered(one)) });
    await page.evaluate((text) => localStorage.setItem('self-check', text), kept);
    await page.goto(`${county.publicUrl}/learn/check/results`);
    const groups = await readResults();
    const said = (headings: string[], program: string): string | undefined =>
      headings.flatMap((heading) => groups[heading] ?? []).find((text) => `${text} `.startsWith(`${nameOf(program)} `));
    const miss = (what: string, program: string): number => wrong.push(`${one.id}: ${what} ${nameOf(program)}`);
    for (const { program, persons = [], amount } of one.include ?? []) {
      const line = said([words.likely], program);
      if (line === undefined) miss('not likely:', program);
      else if (!persons.every((person) => line.includes(person))) miss(`not for ${persons.join()}: ${line}`, program);
      else if (amount !== undefined && !line.includes(`${amount}元`)) miss(`not ${amount}: ${line}`, program);
    }
    for (const { program } of one.exclude ?? []) if (!said([words.unlikely, words.near], program)) miss('not unlikely:', program);
    for (const { program, by } of one.superseded ?? [])
      if (!said([words.unlikely], program)?.includes(nameOf(by))) miss('gives no way:', program);
    for (const { program } of one.maybe ?? []) if (!said([words.maybe], program)) miss('not open:', program);
  }
  expect(wrong).toEqual([]);
});
