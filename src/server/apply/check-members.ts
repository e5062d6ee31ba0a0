import type { NewApplication } from '../../contract/apply.contract.ts';
import { fullYears } from '../../rules/full-years.ts';
import { readIdNumber } from '../../rules/id-number.ts';
import { isInventedIdNumber } from '../../rules/invented.ts';
import { Problem } from '../platform/problem.ts';

export interface CheckedMember {
  id: string;
  kind: 'applicant' | 'household';
  called?: string;
  name?: string;
  /** As it is registered. Absent where none was given: the town looks it up. */
  idNumber?: string;
  sex?: 'male' | 'female';
  /** Null: nobody said how old. */
  adult: boolean | null;
}

const adultFrom = 18;

/** Whom it is for first. Of an ID number only its form is checked, where one is given. */
export function checkMembers(
  body: NewApplication,
  { today, inventedOnly }: { today: string; inventedOnly: boolean },
): [CheckedMember, ...CheckedMember[]] {
  const { applicant, members = [] } = body;
  const seen = new Set<string>();
  const read = (field: string, text: string | undefined) => {
    if (text === undefined) return {};
    const number = readIdNumber(text);
    if (!number.ok) throw new Problem('field-refused', { field, text: idWords[number.why] });
    if (inventedOnly && !isInventedIdNumber(number.value)) throw new Problem('not-an-invented-person', { field });
    if (seen.has(number.value)) throw new Problem('field-refused', { field, text: '这个身份证号和家里另一位的一样。请再对一遍。' });
    seen.add(number.value);
    return { idNumber: number.value, sex: number.sex, adult: fullYears(number.birthday, today) >= adultFrom };
  };
  const byAge = (id: string): boolean | null => {
    const age = body.facts[`person.age@${id}`];
    return typeof age === 'number' ? age >= adultFrom : null;
  };
  const ids = new Set(['m1']);
  const first = {
    id: 'm1',
    kind: 'applicant' as const,
    name: applicant.name,
    adult: byAge('m1'),
    ...read('applicant.idNumber', applicant.idNumber),
  };
  const others = members.map(({ id, called, name, idNumber }) => {
    if (ids.has(id)) throw new Problem('field-refused', { field: `members.${id}`, text: '家里人的顺序乱了。请退回去看一眼，再交。' });
    ids.add(id);
    return {
      id,
      kind: 'household' as const,
      called,
      ...(name === undefined ? {} : { name }),
      adult: byAge(id),
      ...read(`members.${id}.idNumber`, idNumber),
    };
  });
  return [first, ...others];
}

const idWords = {
  length: '身份证号是18位。请再数一数。',
  characters: '身份证号只有数字，最后一位可能是X。请再看看。',
  date: '身份证号里的生日不对。请对着身份证，一位一位看。',
  check: '身份证号有一位不对。请对着身份证，一位一位看。',
} as const;
