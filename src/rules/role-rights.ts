import { roles, type Role } from './procedure-shape.ts';

/**
 * village 村（居）委会 · town 镇（街道）· county 县民政局 · department whichever office or body else a matter is with · panel 评委会, 领导小组 ·
 * hotline 12349 · finance 财政 · auditor 审计, 监督 · operator who keeps the machines
 */
export const staffRoles = ['village', 'town', 'county', 'department', 'panel', 'hotline', 'finance', 'auditor', 'operator'] as const;
export type StaffRole = (typeof staffRoles)[number];

/**
 * list-matters    the open matters in scope, names masked
 * read-matter     who it is, where she lives, in which step it is, and what this role may record
 * read-progress   what the person herself reads: the timeline with its sums and reasons
 * read-missing    which papers and answers are still missing; their names tell of an illness
 * read-facts      what was filled in: illness, income
 * read-papers     photos of her papers
 * check-facts     write down what a check of a fact found
 * answer-words    what she said when a step asked her: see that it waits, and answer
 * record-events   the acts that the procedure gives this role
 * see-emergencies   what rings at the duty desks and who has it in hand, no number and no words; write one down that came by a call
 * answer-emergencies  take one, ring back, open its matter, pay first
 * keep-leaders    who is rung for more than a town may sign
 * read-roster     who is on duty, and under which number
 * set-roster      put colleagues of one's own places on duty
 * exchange        files to and from the province's own system, with whole ID numbers
 * hold-matters    首接负责: the first of this role who takes a matter keeps it until it is handed on and accepted
 * read-window     what stands around a matter: the same application, the same person, to whom it was referred
 * refer           the one-stop window: ask a body, add a matter to an application, join two
 * read-referrals  what was referred: a body its own and nothing else of the matter, a window those of its places
 * act-on-referrals  answer one, or decide what becomes of it
 * count-silence   how often which body let its day pass
 * have-deputies   name somebody who stands in, and stand in for somebody
 * read-codes      the village codes of her places: where they hang, how they fare
 * check-codes     write down how a code on a wall fares, and what became of a report
 * issue-codes     make codes, revoke them, register older ones
 * keep-places     files of towns, villages, stations and liaisons, one officer's trial and another's yes
 * print-posters   posters of her places
 * write-news      news of policy and sessions in villages: one writes, a second approves; a town sessions of its own alone
 * read-campaigns  政策找人: what was found, approved and told, in numbers
 * write-campaigns  write one, have its families found, hold it
 * approve-campaigns  approve a colleague's, and let it go on after its samples; never her own
 * note-campaign-no  write down that somebody does not want to be told of such, or does again
 * keep-catalogue    draft what the county tells of its programs and standards
 * approve-catalogue   put in force what a colleague drafted, take a version out of force; never what she changed herself
 * read-sunshine   what is public of the county, and where it hangs
 * write-funds     what became of a fund
 * keep-sunshine   propose, release and take down what is public
 * hang-sunshine   take it to its places, say that it hangs there or was taken off
 * handle-leads    households in trouble that somebody reported: plan the visit, write down what it came to
 * write-leads     write one down for somebody who rang or came by
 * plan-visits     two of the office go to a household: plan it, move it, say what became of it
 * answer-visits   tell somebody who rings whether today's visitors are real
 * keep-work-cards the numbers that visitors show at the door
 * read-morning    四个一: what is due this morning, which records lack something
 * hear-grievances   what was asked and complained that waits for this desk, each kind by one of the three rights below
 * answer-inquiries   answer who asked about a matter that is late, a level above whoever is late
 * call-back-ratings  ring whoever was not content, and write down what it came to
 * handle-complaints  take and answer complaints, never those that may be about herself, her family or her own house
 * write-complaints   write one down for somebody who rang or came by
 * read-ratings    how families rated, counted
 * read-deliveries   messages that did not arrive or of which nobody knows, names masked
 * settle-deliveries   write down that somebody told her, or did not reach her
 * tell-in-person  what is said to somebody's face: see what no liaison has said, and say it
 * practise        rehearse in the practice village, in any role that has this right
 */
export const rights = [
  'list-matters',
  'read-matter',
  'read-progress',
  'read-missing',
  'read-facts',
  'read-papers',
  'check-facts',
  'answer-words',
  'record-events',
  'see-emergencies',
  'answer-emergencies',
  'keep-leaders',
  'read-roster',
  'set-roster',
  'exchange',
  'hold-matters',
  'read-window',
  'refer',
  'read-referrals',
  'act-on-referrals',
  'count-silence',
  'have-deputies',
  'read-codes',
  'check-codes',
  'issue-codes',
  'keep-places',
  'print-posters',
  'write-news',
  'read-campaigns',
  'write-campaigns',
  'approve-campaigns',
  'note-campaign-no',
  'keep-catalogue',
  'approve-catalogue',
  'read-sunshine',
  'write-funds',
  'keep-sunshine',
  'hang-sunshine',
  'handle-leads',
  'write-leads',
  'plan-visits',
  'answer-visits',
  'keep-work-cards',
  'read-morning',
  'hear-grievances',
  'answer-inquiries',
  'call-back-ratings',
  'handle-complaints',
  'write-complaints',
  'read-ratings',
  'read-deliveries',
  'settle-deliveries',
  'tell-in-person',
  'practise',
] as const;
export type Right = (typeof rights)[number];

interface RoleRights {
  /**
   * of-places: those of the places the person works for · of-steps: of these only the ones that stand in a step where the procedure
   * gives this role something to do, and what she recorded something in · of-body: of those only what her own body takes in or answers
   * for · none
   */
  matters: 'of-places' | 'of-steps' | 'of-body' | 'none';
  /** What her places are: ids of villages, of towns, or nothing smaller than the county. Everybody may be given the whole county, except a village. */
  places: 'villages' | 'towns' | 'county';
  may: readonly Right[];
}

const whole = ['list-matters', 'read-matter', 'read-progress', 'read-missing', 'read-facts', 'read-papers'] as const;
const handles = [...whole, 'check-facts', 'answer-words', 'record-events', 'hold-matters', 'have-deputies', 'practise'] as const;
const keepsCodes = ['read-codes', 'check-codes', 'issue-codes', 'keep-places', 'print-posters'] as const;
const keepsCatalogue = ['keep-catalogue', 'approve-catalogue'] as const;
const runsCampaigns = ['read-campaigns', 'write-campaigns', 'approve-campaigns'] as const;
const answers = ['see-emergencies', 'answer-emergencies'] as const;
const hangs = ['read-sunshine', 'hang-sunshine'] as const;
const watches = ['handle-leads', 'write-leads', 'tell-in-person'] as const;
const visits = ['plan-visits', 'answer-visits'] as const;
const hears = ['hear-grievances', 'answer-inquiries', 'handle-complaints', 'read-ratings'] as const;
const tells = ['read-deliveries', 'settle-deliveries'] as const;
const refers = ['read-window', 'refer', 'read-referrals', 'act-on-referrals'] as const;

/**
 * What each role may do at all. Scopes and routes read this table and nothing else; which act in which step, the procedure says.
 * A village knows no illness, income or sum of its neighbours; the hotline tells what the phone tells, and writes down that she wants to go on; who pays knows whom, how much and
 * what was decided, and no more; who audits changes no matter, and answers for the county where it is about the county itself; who keeps the machines sees no person.
 */
export const roleRights: Readonly<Record<StaffRole, RoleRights>> = {
  village: {
    matters: 'of-places',
    places: 'villages',
    may: [
      'list-matters',
      'read-matter',
      'record-events',
      'read-roster',
      'have-deputies',
      'practise',
      'read-codes',
      'check-codes',
      ...hangs,
    ],
  },
  town: {
    matters: 'of-places',
    places: 'towns',
    may: [
      ...handles,
      ...refers,
      ...answers,
      ...watches,
      ...visits,
      'read-morning',
      ...tells,
      'read-roster',
      'set-roster',
      'exchange',
      'read-codes',
      'check-codes',
      'print-posters',
      'write-news',
      'read-ratings',
      'note-campaign-no',
      ...hangs,
    ],
  },
  county: {
    matters: 'of-places',
    places: 'towns',
    may: [
      ...handles,
      ...refers,
      ...answers,
      'keep-leaders',
      ...watches,
      ...visits,
      'keep-work-cards',
      ...hears,
      'call-back-ratings',
      'write-complaints',
      ...tells,
      'read-roster',
      'set-roster',
      'exchange',
      'count-silence',
      ...keepsCodes,
      ...keepsCatalogue,
      ...runsCampaigns,
      'note-campaign-no',
      'write-news',
      ...hangs,
      'write-funds',
      'keep-sunshine',
    ],
  },
  department: { matters: 'of-body', places: 'county', may: [...handles, 'read-referrals', 'act-on-referrals'] },
  panel: { matters: 'of-steps', places: 'county', may: handles },
  hotline: {
    matters: 'of-places',
    places: 'county',
    may: [
      'list-matters',
      'read-matter',
      'read-progress',
      'read-missing',
      'record-events',
      'see-emergencies',
      'read-roster',
      'have-deputies',
      'read-codes',
      'write-leads',
      'answer-visits',
      'hear-grievances',
      'call-back-ratings',
      'write-complaints',
      'read-deliveries',
      'note-campaign-no',
    ],
  },
  finance: {
    matters: 'of-places',
    places: 'county',
    may: [
      'list-matters',
      'read-matter',
      'read-progress',
      'record-events',
      'hold-matters',
      'have-deputies',
      'practise',
      'read-sunshine',
      'write-funds',
    ],
  },
  auditor: {
    matters: 'of-places',
    places: 'county',
    may: [
      ...whole,
      ...hears,
      'read-window',
      'read-referrals',
      'read-roster',
      'count-silence',
      'read-codes',
      'read-sunshine',
      'read-campaigns',
    ],
  },
  operator: { matters: 'none', places: 'county', may: ['read-deliveries'] },
};

export function mayDo(role: StaffRole, right: Right): boolean {
  return roleRights[role].may.includes(right);
}

/** As whom this person of staff records events; nobody, where her role never does. */
export function actsAs(role: StaffRole): Role | undefined {
  return mayDo(role, 'record-events') ? roles.find((one) => one === role) : undefined;
}
