import { createHash } from 'node:crypto';
import type { NewApplication } from '../../contract/apply.contract.ts';
import type { Catalogue } from '../../contract/learn.contract.ts';
import { dayOf, startOfDay } from '../../rules/day.ts';
import { planWalk, type Walk } from '../../rules/plan-walk.ts';
import type { Procedure, Role } from '../../rules/procedure.ts';
import { findWay } from '../../rules/find-way.ts';
import { keepPicture, submitApplication } from '../apply/index.ts';
import { recordEvent } from '../matter/index.ts';
import { openPracticeAccount } from '../people/index.ts';
import type { Village } from '../places/index.ts';
import type { House } from '../platform/house.ts';
import { houseAhead } from '../platform/house-ahead.ts';
import { newId } from '../platform/new-id.ts';
import type { CitizenScope, StaffScope } from '../platform/scope.ts';
import { answerFacts } from './answer-facts.ts';
import { drawSample } from './draw-sample.ts';
import { giveFor } from './give-for.ts';
import { inventPerson } from './invent-person.ts';
import type { Scene } from './scenes.ts';

export interface Stage {
  /** The real county, whose invented people have their numbers from one ground to the next. */
  county: string;
  village: Village;
  catalogue: Catalogue;
  /** Who acted before the officer came, one for each role. */
  colleagues: Partial<Record<Role, StaffScope>>;
}

/**
 * One matter of the ground, filed as a villager files and walked as the staff walk, each act by the house's own acts on the day it would
 * have been. A scene that this procedure has no way to is left out.
 */
export async function playScene(
  house: House,
  stage: Stage,
  { nth, program, procedure, scene }: { nth: number; program: string; procedure: Procedure; scene: Scene },
): Promise<void> {
  const { calendar, figures } = stage.village.county;
  const way = findWay(procedure, scene.way);
  const today = dayOf(house.clock.now());
  const give = giveFor(figures, procedure);
  const walk = way && planWalk(procedure, way, { standing: scene.standing, today, calendar, figures, give });
  if (!walk) return;
  const matter = await file(houseOn(house, walk.filedOn, walk.events.length + 1), stage, { nth, program, scene });
  for (const [at, step] of walk.events.entries()) await act(houseOn(house, step.on, walk.events.length - at), stage, matter, step, at + 1);
}

/** The hour it is now on that day, so many seconds before: the acts of a day keep their order, and none is in the future. */
function houseOn(house: House, day: string, secondsBefore: number): House {
  const days = (startOfDay(dayOf(house.clock.now())).getTime() - startOfDay(day).getTime()) / 86_400_000;
  return houseAhead(house, -days - secondsBefore / 86_400);
}

async function file(
  house: House,
  { county, village, catalogue }: Stage,
  { nth, program, scene }: { nth: number; program: string; scene: Scene },
): Promise<string> {
  const { phone, ...person } = inventPerson(nth);
  const account = await house.db.transaction().execute((tx) => openPracticeAccount(house, tx, { county, phone }));
  const scope: CitizenScope = { kind: 'citizen', county: village.county.id, account };
  const submissionId = newId(house.clock);
  const wanted = catalogue.programs.find(({ id }) => id === program)!;
  const papers: NewApplication['papers'] = [];
  for (const { kind } of scene.papers === 'sent' ? wanted.papers.filter(({ how }) => how === 'ask') : []) {
    const bytes = drawSample(nth + papers.length);
    const paper = { paperId: newId(house.clock), kind, sha256: createHash('sha256').update(bytes).digest('hex') };
    await keepPicture(house, scope, { ...paper, submissionId, village: village.id }, { bytes, mediaType: 'image/png' });
    papers.push(paper);
  }
  const body: NewApplication = {
    submissionId,
    villageCode: '',
    catalogueVersion: catalogue.version,
    programs: [program],
    applicant: { ...person, filledBy: nth % 4 === 3 ? 'liaison' : 'self' },
    facts: answerFacts(catalogue, wanted, { nth, unknown: scene.papers === 'missing' ? 1 : 0 }),
    papers,
    consents: catalogue.consents.map(({ kind, version }) => ({ kind, version })),
  };
  const { receipt } = await submitApplication(house, scope, { body, village, hukou: village, catalogue });
  return receipt.matters[0]!.matterId;
}

async function act(
  house: House,
  stage: Stage,
  matter: string,
  { event, given }: Walk['events'][number],
  seenVersion: number,
): Promise<void> {
  const { calendar, figures } = stage.village.county;
  const by = stage.colleagues[event.as]!;
  await house.db.transaction().execute((tx) =>
    recordEvent(house, tx, by, {
      matter,
      event: event.event,
      role: event.as,
      seenVersion,
      submissionId: newId(house.clock),
      given,
      calendar,
      figures,
    }),
  );
}
