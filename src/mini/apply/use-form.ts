import Taro from '@tarojs/taro';
import { computed, ref, shallowRef } from 'vue';
import type { Signature } from '../../contract/apply.contract.ts';
import { goBack, goOnTo } from '../shared/go.ts';
import { useHousehold } from '../shared/household.store.ts';
import { asProblem, type Problem } from '../shared/http/problem.ts';
import { forgetPhoto } from '../shared/keep/keep.ts';
import { own } from '../shared/keep/shape.ts';
import { bringTowns } from '../shared/places.ts';
import { newDraft, type Draft, type DraftPaper } from '../shared/send/draft.ts';
import { useWaiting } from '../shared/send/waiting.store.ts';
import { isOneStop, nameTogether, programsOf } from './chosen-programs.ts';
import { answerGate, confirm, confirmTogether, keepTogether, rowsTicked, whoIsMeant } from './answer-question.ts';
import { sizeFact } from './people.ts';
import { openOf } from './sign/asked-adult.ts';
import { pagesOf } from './pages-of.ts';
import { settleByVillage } from './settle-by-village.ts';
import { findStep, isAnswered, whereToGoOn, type Step } from './steps.ts';
import { useTold } from './use-told.ts';
import { whatIsWrong } from './what-is-wrong.ts';
import { words } from './words.ts';

/** One application being written: where she is, what is kept, and where she goes from here. Kept at every answer. */
export function useForm() {
  const household = useHousehold();
  const { told, load } = useTold();
  const waiting = useWaiting();
  const draft = ref<Draft>();
  /** As they stand where this page was turned to: what she writes here changes only what comes after. */
  const steps = shallowRef<Step[]>([]);
  const at = ref(0);
  const wrong = ref('');
  const problem = ref<Pick<Problem, 'title' | 'text'>>();
  /** Came from the review page to mend one thing, and goes back there. */
  const mending = ref(false);
  /** The county asks something anew that she was past: from there she goes back to where she had stopped. */
  const resumeAt = ref('');
  /** Of what she said before she changes one line, and goes back there. */
  const changing = ref(false);
  /** 不知道是谁: said on this page, and nothing is kept of it. */
  const whoUnknown = ref(false);
  const step = computed(() => steps.value[at.value]);

  /** By `draft` she goes on with what she wrote, for the village it was written for; by `program` with what is begun for hers. */
  async function open(params: { draft?: string; program?: string; step?: string }): Promise<void> {
    problem.value = await load();
    const written = waiting.findDraft(params.draft ?? '') ?? waiting.draftFor(params.program ?? '', household.village?.codeId ?? '');
    const begun = written ?? (await begin(params.program ?? ''));
    if (!told.value || !begun || (programsOf(begun, told.value.catalogue).length === 0 && !isOneStop(begun))) {
      problem.value ??= words.form.catalogueGone;
      return;
    }
    if (household.village) void bringTowns(household.village.county.name);
    draft.value = settleByVillage(begun, told.value.catalogue);
    steps.value = pagesOf(draft.value, told.value, params.step);
    const asked = findStep(steps.value, params.step);
    mending.value = asked >= 0;
    // All said, and she was reading it once more: there she goes on, and not at the line that she changed last.
    if (!mending.value && written && steps.value.every((one) => isAnswered(one, draft.value!))) return goToReview();
    at.value = asked >= 0 ? asked : whereToGoOn(steps.value, draft.value);
    const stopped = steps.value.findIndex(({ id }) => id === begun.step);
    if (!mending.value && stopped > at.value) resumeAt.value = begun.step;
  }

  const goToReview = (): void => goOnTo(`/apply/review?draft=${draft.value!.submissionId}`);

  async function begin(programId: string): Promise<Draft | undefined> {
    const { village } = household;
    const program = told.value?.catalogue.programs.find(({ id }) => id === programId);
    if (!program || !village) return undefined;
    const from = { villageCode: village.codeId, village: household.villageInWords };
    return newDraft({ ...from, programs: [program.id], programName: nameTogether([program]) });
  }

  /** A full phone is said at once, and she stays where she is. */
  function write(next: Draft): void {
    wrong.value = '';
    draft.value = { ...next, step: resumeAt.value || step.value?.id || '' };
    try {
      waiting.keepDraft(draft.value);
      problem.value = undefined;
    } catch (error) {
      problem.value = asProblem(error);
    }
  }
  const change = (part: Partial<Draft>): void => draft.value && write({ ...draft.value, ...part });
  const changeApplicant = (part: Partial<Draft['applicant']>): void => change({ applicant: { ...draft.value!.applicant, ...part } });

  function next(): void {
    const here = step.value;
    if (!here || !draft.value) return;
    sayYes(here);
    if (!isSaid(here, draft.value)) {
      wrong.value = whatIsWrong(here, draft.value);
      return;
    }
    // What was answered changes what is asked from here on.
    if (told.value) steps.value = pagesOf(draft.value, told.value, mending.value || changing.value ? here.id : '');
    // What a full phone has not kept is not left behind: perhaps there is room by now.
    if (problem.value) change({});
    if (problem.value) return;
    goOn(here);
  }

  /** Going on is a yes to what she brought along here, and to how many they are. */
  function sayYes(here: Step): void {
    const now = draft.value!;
    if (here.kind === 'said') return write(confirmTogether(now, here.lines));
    if ('question' in here && now.toConfirm.includes(here.question.key)) write(confirm(now, here.question.key));
    if (here.id === 'members') {
      const size = now.members.length + 1;
      if (own(now.facts, sizeFact) === size && !now.toConfirm.includes('members')) return;
      write({
        ...now,
        facts: { ...now.facts, [sizeFact]: size },
        toConfirm: now.toConfirm.filter((key) => key !== 'members' && key !== sizeFact),
      });
    }
    // Nothing ticked is an answer too, and the button says so.
    if (here.kind === 'gate' && told.value && own(now.gates, here.gate.id) !== 'not-known')
      write(answerGate(draft.value!, told.value.catalogue, here, rowsTicked(now, here.gate.id)));
  }

  function isSaid(here: Step, now: Draft): boolean {
    if (here.kind === 'gate') return own(now.gates, here.gate.id) !== undefined;
    if (here.kind === 'who') return whoUnknown.value || whoIsMeant(now, here) !== undefined;
    // A signature that is missing is asked for once, and stops nothing.
    if (here.kind === 'consents' && openOf(here.adult, now) === 'signature') return wrong.value !== '';
    return isAnswered(here, now);
  }

  function goOn(here: Step): void {
    const found = findStep(steps.value, here.id);
    // Gone by what she answered here: what followed it stands in its place.
    const place = found >= 0 ? found : at.value - 1;
    const following = steps.value[place + 1];
    const isWho = following?.kind === 'who' && 'question' in here && following.question.key === here.question.key;
    if (changing.value && !isWho) return backToSaid();
    if ((mending.value && !isWho) || !following) return goToReview();
    if (resumeAt.value === '' || isWho) return turnTo(place + 1);
    const stopped = findStep(steps.value, resumeAt.value);
    const open = steps.value.findIndex((one, position) => position > place && !isAnswered(one, draft.value!));
    const to = open >= 0 && open < stopped ? open : stopped >= 0 ? stopped : place + 1;
    if (to === stopped) resumeAt.value = '';
    turnTo(to);
  }

  function back(): void {
    if (changing.value) backToSaid();
    else if (mending.value && draft.value) goToReview();
    else if (at.value === 0) goBack();
    else turnTo(at.value - 1);
  }

  /** One line of what she said before is asked by itself. */
  function changeSaid(id: string): void {
    if (!draft.value || !told.value) return;
    const line = step.value?.kind === 'said' ? step.value.lines.filter((one) => one.id === id) : [];
    draft.value = keepTogether(draft.value, line);
    steps.value = pagesOf(draft.value, told.value, id);
    changing.value = true;
    turnTo(findStep(steps.value, id));
  }

  function backToSaid(): void {
    changing.value = false;
    steps.value = pagesOf(draft.value!, told.value!);
    const said = findStep(steps.value, 'said');
    turnTo(said >= 0 ? said : whereToGoOn(steps.value, draft.value!));
  }

  function turnTo(position: number): void {
    at.value = position;
    whoUnknown.value = false;
    change({});
    void Taro.pageScrollTo({ scrollTop: 0, duration: 0 });
  }

  function tickConsent(key: string, version: number | undefined): void {
    const { [key]: _old, ...others } = draft.value!.consents;
    change({ consents: version === undefined ? others : { ...others, [key]: version } });
  }

  function turnAway(member: string, state: 'away' | 'here'): void {
    const others = draft.value!.away.filter((id) => id !== member);
    change({ away: state === 'away' ? [...others, member] : others });
  }

  function sign(member: string, signature: Signature | undefined): void {
    const others = draft.value!.signatures.filter(({ by }) => by !== member);
    change({ signatures: signature ? [...others, signature] : others });
  }

  function turnLater(key: string): void {
    const { later } = draft.value!;
    change({ later: later.includes(key) ? later.filter((other) => other !== key) : [...later, key] });
  }

  /** The photo of a paper; it is here now, so nothing of it is to follow. */
  function addPhoto(photo: DraftPaper, key = ''): void {
    const { papers, later } = draft.value!;
    change({ papers: [...papers, photo], later: later.filter((other) => other !== key) });
  }

  async function dropPhoto(photo: DraftPaper): Promise<void> {
    change({ papers: draft.value!.papers.filter((other) => other.paperId !== photo.paperId) });
    await forgetPhoto(photo.paperId);
  }

  /** The new one stands where the old one stood. */
  async function replacePhoto(old: DraftPaper, photo: DraftPaper): Promise<void> {
    change({ papers: draft.value!.papers.map((other) => (other.paperId === old.paperId ? photo : other)) });
    await forgetPhoto(old.paperId);
  }

  return {
    told,
    draft,
    steps,
    at,
    step,
    whoUnknown,
    wrong,
    problem,
    mending,
    changing,
    changeSaid,
    resumeAt,
    open,
    write,
    change,
    changeApplicant,
    next,
    back,
    tickConsent,
    turnAway,
    sign,
    turnLater,
    addPhoto,
    dropPhoto,
    replacePhoto,
  };
}
