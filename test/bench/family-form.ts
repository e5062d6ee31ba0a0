import { createHash, randomUUID } from 'node:crypto';
import pg from 'pg';
import type { NewApplication } from '../../src/contract/apply.contract.ts';
import type { House } from '../../src/server/platform/house.ts';
import { newId } from '../../src/server/platform/new-id.ts';
import type { Villager } from '../helpers/villager.ts';

const programs = ['temp-assist-expense', 'dibao-family', 'medical-apply'];
const memberFacts = {
  'person.age': 40,
  'person.localHukou': true,
  'person.seriousIllness': true,
  'person.chronicDrug': false,
  'person.studentNow': false,
  'person.incomeMonthly': 1200,
};
const papersEach = 5;

/** A family of four for three programs: six facts of each member, two of them adults who agreed and signed, five papers. */
export async function familyForm(villager: Villager, idNumbers: Generator<string, never>): Promise<() => NewApplication> {
  const usual = await villager.fillForm();
  const catalogue = await villager.catalogue();
  const known = catalogue.facts.filter(({ scope, askedBy }) => scope === 'person' && askedBy === undefined);
  const facts = new Map(Object.entries(memberFacts).filter(([id]) => known.some((fact) => fact.id === id)));
  for (const fact of known) if (facts.size < 6 && fact.type === 'boolean') facts.set(fact.id, true);
  const ids = ['m1', 'm2', 'm3', 'm4'];
  const ticked = ['household-check', 'sensitive-data'].map((kind) => catalogue.consents.find((one) => one.kind === kind)!);
  return () => ({
    ...usual,
    submissionId: randomUUID(),
    programs,
    applicant: { ...usual.applicant, idNumber: idNumbers.next().value },
    members: ids.slice(1).map((id) => ({ id, called: '家里人', name: '王演示', idNumber: idNumbers.next().value })),
    facts: {
      'household.size': 4,
      ...Object.fromEntries(ids.flatMap((id) => [...facts].map(([fact, answer]) => [`${fact}@${id}`, answer]))),
    },
    papers: Array.from({ length: papersEach }, (_, at) => ({
      paperId: randomUUID(),
      kind: 'medical-bills',
      sha256: createHash('sha256').update(String(at)).digest('hex'),
      whose: ids[at % 2]!,
    })),
    consents: [
      ...catalogue.consents.map(({ kind, version }) => ({ kind, version })),
      ...ids.slice(1).flatMap((by) => ticked.map(({ kind, version }) => ({ kind, version, by }))),
    ],
    signatures: ids.slice(0, 2).map((by) => ({ by, kind: 'hand' as const, strokes: 'A'.repeat(600) })),
  });
}

/** As if the photos of these forms had arrived before them; what a photo goes through is measured elsewhere. */
export async function keepPapersOf(
  house: House,
  ownerUrl: string,
  { account, forms }: { account: string; forms: readonly NewApplication[] },
): Promise<void> {
  const client = new pg.Client({ connectionString: ownerUrl });
  await client.connect();
  try {
    const county = '371623';
    const [{ village }] = (
      await client.query<{ village: string }>('select village from village_code where id = $1', [forms[0]!.villageCode])
    ).rows as [{ village: string }];
    for (let from = 0; from < forms.length; from += 500) {
      const rows = forms.slice(from, from + 500).map((form) => {
        const id = newId(house.clock);
        return { form, id, wrapped: house.vault.newApplicationKey(county, id).wrapped };
      });
      await client.query(
        `insert into application (county, id, submission_id, account, village, key_wrapped, begun_at)
       select $1, id, submission_id, $2, $3, key, now() from unnest($4::uuid[], $5::uuid[], $6::bytea[]) as t(id, submission_id, key)`,
        [county, account, village, rows.map(({ id }) => id), rows.map(({ form }) => form.submissionId), rows.map(({ wrapped }) => wrapped)],
      );
      const papers = rows.flatMap(({ form, id }) => form.papers.map((paper) => ({ ...paper, application: id })));
      await client.query(
        `insert into paper (county, id, application, account, kind, digest, bytes, media_type, file, born_at)
       select $1, id, application, $2, kind, digest, 240000, 'image/jpeg', id::text, now()
         from unnest($3::uuid[], $4::uuid[], $5::text[], $6::bytea[]) as t(id, application, kind, digest)`,
        [
          county,
          account,
          papers.map(({ paperId }) => paperId),
          papers.map(({ application }) => application),
          papers.map(({ kind }) => kind),
          papers.map(({ sha256 }) => house.vault.hash('paper', sha256)),
        ],
      );
    }
  } finally {
    await client.end();
  }
}
