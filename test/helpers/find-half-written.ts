import { readdirSync } from 'node:fs';
import type { House } from '../../src/server/platform/house.ts';
import { queryAs } from './query-as.ts';

/** What an application that came from a phone always has, asked as SQL: each names the applications that lack it. */
const wholes: Readonly<Record<string, string>> = {
  'not closed as one': `select id from application where submitted_at is not null and (body_digest is null or household is null
    or applicant is null or name_sealed is null or filled_by is null or catalogue_version is null or receipt_number is null or receipt_sealed is null)`,
  'never sent, and has parts': `select id from application a where submitted_at is null and (exists (select from application_member where application = a.id)
    or exists (select from fact_set where application = a.id) or exists (select from consent where application = a.id)
    or exists (select from consent_request where application = a.id) or exists (select from signature where application = a.id)
    or exists (select from matter where application = a.id) or exists (select from receipt where application = a.id)
    or exists (select from paper where application = a.id and listed_at is not null))`,
  'receipt not there once': `select id from application a where submitted_at is not null
    and (select count(*) from receipt where application = a.id) <> 1`,
  'nobody whom it is for': `select id from application a where answer_sealed is not null
    and not exists (select from application_member where application = a.id and id = 'm1' and kind = 'applicant' and person = a.applicant)`,
  'no answers': `select id from application a where submitted_at is not null
    and not exists (select from fact_set where application = a.id and source = 'declared')`,
  'no promise to say the truth': `select id from application a where answer_sealed is not null
    and not exists (select from consent where application = a.id and member = 'm1' and kind = 'truth')`,
  'words of a consent not kept': `select application as id from consent c where exists (select from application where id = c.application and answer_sealed is not null)
    and not exists (select from consent_text t where t.county = c.county and t.kind = c.kind and t.version = c.version)`,
  'somebody agreed, is asked or signed who is nobody of it': `select application as id from (select application, member from consent union
    select application, member from consent_request union select application, member from signature) said
    where exists (select from application where id = said.application and answer_sealed is not null)
    and not exists (select from application_member where application = said.application and id = said.member)`,
  'a member who does not live there': `select a.id from application a join application_member m on m.application = a.id
    where a.answer_sealed is not null and m.person is not null and m.kind <> 'relative'
    and not exists (select from member where household = a.household and person = m.person)`,
  'nobody may follow it': `select id from application a where answer_sealed is not null
    and not exists (select from account_grant where account = a.account and person = a.applicant)`,
  'no number of hers': `select id from application a where answer_sealed is not null
    and not exists (select from contact where person = a.applicant and channel = 'sms')`,
  'no matter': `select id from application a where submitted_at is not null and not exists (select from matter where application = a.id)`,
  'a matter for somebody else': `select a.id from application a join matter m on m.application = a.id where m.person <> a.applicant`,
  'a timeline with a gap': `select application as id from matter m where (select count(*) from event where matter = m.id) <> m.version
    or (select max(number) from event where matter = m.id) <> m.version
    or not exists (select from event where matter = m.id and number = 1 and kind = 'submit')`,
  'an act of hers without a look': `select m.application as id from event e join matter m on m.id = e.matter
    where e.actor_kind = 'citizen' and e.number > 1 and e.kind not in ('joined', 'joined-in')
    and not exists (select from audit where what = m.id::text and who = e.actor)`,
};

/**
 * What of the county is written by halves: applications that lack a part, rows that belong to none, papers without bytes, bytes without
 * a row. Empty where every application is whole or not there. With the vault, each has as many matters as its receipt tells.
 */
export async function findHalfWritten({
  url,
  filesDir,
  vault,
}: {
  url: string;
  filesDir: string;
  vault?: House['vault'];
}): Promise<string[]> {
  const found: string[] = [];
  const note = (what: string, rows: readonly { id: string }[]) => {
    if (rows.length > 0) found.push(`${what}: ${rows.length}, as ${rows[0]!.id}`);
  };
  for (const [what, sql] of Object.entries(wholes)) note(what, await queryAs(url, sql));
  for (const parent of ['application', 'matter', 'event', 'household', 'person', 'notice', 'consent_request'])
    for (const table of await tablesWith(url, parent)) {
      const orphans = `select ${parent}::text as id from ${table} child where ${parent} is not null
        and not exists (select from ${parent} where county = child.county and id = child.${parent})`;
      note(`${table} of no ${parent}`, await queryAs(url, orphans));
    }
  if (vault) note('not as many matters as the receipt tells', await listMiscounted(url, vault));
  return [...found, ...(await compareFiles(url, filesDir))];
}

async function tablesWith(url: string, column: string): Promise<string[]> {
  const rows = await queryAs<{ name: string }>(
    url,
    `select table_name as name from information_schema.columns join information_schema.tables using (table_schema, table_name)
      where table_schema = 'public' and table_type = 'BASE TABLE' and column_name = $1 and data_type = 'uuid' order by 1`,
    [column],
  );
  return rows.map(({ name }) => name);
}

async function listMiscounted(url: string, vault: House['vault']): Promise<{ id: string }[]> {
  const rows = await queryAs<{ id: string; county: string; key_wrapped: Buffer; answer_sealed: Buffer; matters: string[] }>(
    url,
    `select id, county, key_wrapped, answer_sealed, array(select m.id::text from matter m where m.application = application.id) as matters
       from application where answer_sealed is not null and key_wrapped is not null`,
  );
  return rows.filter(({ id, county, key_wrapped: wrapped, answer_sealed: sealed, matters }) => {
    const key = vault.applicationKey(county, id, wrapped);
    const receipt = vault.openJson<{ matters: { matterId: string }[] }>(
      key,
      { column: 'application.answer_sealed', county, row: id },
      sealed,
    );
    // The window may have added some since.
    return receipt.matters.some(({ matterId }) => !matters.includes(matterId));
  });
}

/** Nothing is on its way any more: what lies there is named by a row, what a row names lies there, and quarantine is empty. */
async function compareFiles(url: string, filesDir: string): Promise<string[]> {
  const tables = await queryAs<{ name: string }>(
    url,
    `select table_name as name from information_schema.columns where table_schema = 'public' and column_name = 'file' and data_type = 'text'
        and table_name <> 'file_begun' order by 1`,
  );
  const named = new Set<string>();
  for (const { name } of tables)
    for (const { file } of await queryAs<{ file: string }>(url, `select file from ${name} where file is not null`)) named.add(file);
  const begun = new Set((await queryAs<{ file: string }>(url, 'select file from file_begun')).map(({ file }) => file));
  const lying = readdirSync(filesDir, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const waiting = lying.filter(({ parentPath }) => parentPath.endsWith('quarantine')).map(({ name }) => name);
  const kept = new Set(lying.filter(({ parentPath }) => !parentPath.endsWith('quarantine')).map(({ name }) => name));
  const lists: [string, string[]][] = [
    ['rows without bytes', [...named].filter((file) => !kept.has(file))],
    ['bytes without a row', [...kept].filter((file) => !named.has(file) && !begun.has(file.replace(/\.part$/, '')))],
    ['left in quarantine', waiting],
  ];
  return lists.filter(([, files]) => files.length > 0).map(([what, files]) => `${what}: ${files.length}, as ${files[0]}`);
}
