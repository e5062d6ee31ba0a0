import { dayOf } from '../../rules/day.ts';
import { submitEvent, type Due, type Procedure } from '../../rules/procedure.ts';
import type { Calendar } from '../../rules/working-day.ts';
import { prepareTelling } from '../notify/index.ts';
import type { Tx } from '../platform/database.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { CitizenScope } from '../platform/scope.ts';
import type { DataKey } from '../platform/vault.ts';
import type { Write } from '../platform/write-together.ts';
import { countDates } from './count-dates.ts';
import { fillWords } from './fill-words.ts';
import { smsValuesOf, wechatValuesOf, wordsOf } from './matter-words.ts';
import { insertEvent, insertMatter } from './matter.store.ts';

export interface NewMatter {
  application: string;
  applicationKey: DataKey;
  person: string;
  program: string;
  catalogueVersion: number;
  procedure: Procedure;
  village: string;
  town: string;
  calendar: Calendar;
}

/** A matter with its first event, dates and notice, for the caller to write together with the application. */
export async function prepareMatter(
  house: House,
  tx: Tx,
  scope: CitizenScope,
  fresh: NewMatter,
): Promise<{ matter: string; lookBy: Due | undefined; said: { title: string; text: string }; writes: Write[] }> {
  const { clock, vault } = house;
  const { county } = scope;
  const { procedure } = fresh;
  const now = clock.now();
  const today = dayOf(now);
  const dates = { [submitEvent]: today };
  const { due, total, columns } = countDates(procedure, procedure.start, dates, fresh.calendar);
  const matter = newId(clock);
  const opened = insertMatter({
    county,
    id: matter,
    application: fresh.application,
    person: fresh.person,
    program: fresh.program,
    catalogue_version: fresh.catalogueVersion,
    procedure: procedure.id,
    procedure_version: procedure.version,
    village: fresh.village,
    town: fresh.town,
    step: procedure.start,
    version: 1,
    opened_at: now,
    changed_at: now,
    closed_at: null,
    ...columns,
  });
  const event = newId(clock);
  const values = wordsOf({ due, total });
  const said = { title: fillWords(procedure.first.title, values), text: fillWords(procedure.first.text, values) };
  const submitted = insertEvent({
    county,
    id: event,
    matter,
    number: 1,
    kind: submitEvent,
    step: procedure.start,
    actor_kind: 'citizen',
    actor: scope.account,
    on_day: today,
    at: now,
    sealed: vault.sealJson(fresh.applicationKey, { column: 'event.sealed', county, row: event }, { ...said, tone: procedure.first.tone }),
    submission_id: null,
    digest: null,
  });
  const writes = [opened, submitted];
  if (procedure.first.notice) {
    const telling = {
      matter,
      event,
      account: scope.account,
      person: fresh.person,
      kind: procedure.first.notice,
      words: said,
      values: smsValuesOf({ due, total }),
      wechatValues: wechatValuesOf({ due, total }),
      from: now,
    };
    writes.push(...(await prepareTelling(house, tx, scope, fresh.applicationKey, telling)));
  }
  return { matter, lookBy: due, said, writes };
}
