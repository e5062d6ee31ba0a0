/** The value types of subscribe messages: what may stand under a key such as thing1, by the table in the documents. */
const day = String.raw`(\d{4})(?:年(\d{1,2})月(?:(\d{1,2})日)?|([-/.])(\d{1,2})(?:\4(\d{1,2}))?)`;
const time = String.raw`(?:[01]?\d|2[0-3]):[0-5]\d(?::[0-5]\d)?`;
const dateForm = new RegExp(`^${day}(?: ?${time})?$`);
const timeForm = new RegExp(`^(?:${day} ?)?${time}$`);
const han = /\p{Script=Han}/u;

const types: Record<string, (value: string) => boolean> = {
  thing: (value) => lengthOf(value) <= 20,
  number: (value) => /^-?\d+(\.\d+)?$/.test(value) && lengthOf(value) <= 32,
  letter: (value) => /^[A-Za-z]{1,32}$/.test(value),
  symbol: (value) => /^[\p{P}\p{S}]{1,5}$/u.test(value),
  character_string: (value) => /^[\x20-\x7e]{1,32}$/.test(value),
  time: (value) => value.split('~').every((end) => timeForm.test(end) && isRealDay(timeForm.exec(end))),
  date: (value) => value.split('~').every((end) => dateForm.test(end) && isRealDay(dateForm.exec(end))),
  amount: (value) => /^\p{Sc}?\d{1,10}(\.\d+)?元?$/u.test(value),
  phone_number: (value) => /^[\d+\-() ]{1,17}$/.test(value),
  car_number: (value) => /^[\p{Script=Han}A-Za-z0-9]{1,8}$/u.test(value),
  name: (value) => /^[\p{L}\p{P}\p{S} ]+$/u.test(value) && lengthOf(value) <= (han.test(value) ? 10 : 20),
  phrase: (value) => /^\p{Script=Han}{1,5}$/u.test(value),
};

/** @param choices what the template allows for an enum */
export function checkValue(key: string, value: string, choices: readonly string[] = []): 'fits' | 'invalid' {
  const type = key.replace(/\d+$/, '');
  if (value === '' || /[\p{Cc}\u2028\u2029]/u.test(value)) return 'invalid';
  if (type === 'enum') return choices.includes(value) ? 'fits' : 'invalid';
  return Object.hasOwn(types, type) && types[type]!(value) ? 'fits' : 'invalid';
}

function lengthOf(value: string): number {
  return [...value].length;
}

function isRealDay(match: RegExpExecArray | null): boolean {
  const [, year, chineseMonth, chineseDay, , plainMonth, plainDay] = match ?? [];
  if (year === undefined) return true;
  const month = Number(chineseMonth ?? plainMonth);
  const date = Number(chineseDay ?? plainDay ?? 1);
  // A day that does not exist lands in another month.
  return new Date(Date.UTC(Number(year), month - 1, date)).getUTCMonth() === month - 1;
}
