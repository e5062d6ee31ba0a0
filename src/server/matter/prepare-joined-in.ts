import { dayOf } from '../../rules/day.ts';
import { windowEvents } from '../../rules/window-events.ts';
import type { House } from '../platform/house.ts';
import { newId } from '../platform/new-id.ts';
import type { CitizenScope } from '../platform/scope.ts';
import type { Write } from '../platform/write-together.ts';
import { fillWords } from './fill-words.ts';
import type { EventPayload } from './matter-words.ts';
import { insertEvent, moveMatter, type lockOpenOfAccount } from './matter.store.ts';

type Open = Awaited<ReturnType<typeof lockOpenOfAccount>>[number];

/** In the matter that goes on: the same was asked for once more under this number. Its office sees it as new; the caller holds the row. */
export function prepareJoinedIn(house: House, scope: CitizenScope, into: Open, number: string): Write[] {
  const { said } = windowEvents['joined-in'];
  const { county, account } = scope;
  const event = newId(house.clock);
  const now = house.clock.now();
  const key = house.vault.applicationKey(county, into.application, into.key_wrapped!);
  const payload: EventPayload = { title: said.title, text: fillWords(said.text, { number }), tone: said.tone };
  return [
    insertEvent({
      county,
      id: event,
      matter: into.id,
      number: into.version + 1,
      kind: 'joined-in',
      step: into.step,
      actor_kind: 'citizen',
      actor: account,
      on_day: dayOf(now),
      at: now,
      sealed: house.vault.sealJson(key, { column: 'event.sealed', county, row: event }, payload),
      submission_id: null,
      digest: null,
    }),
    moveMatter(scope, into.id, { version: into.version + 1, changed_at: now }),
  ];
}
