/** 169****0001. What is not a phone number is hidden altogether. */
export function maskPhone(phone: string): string {
  return /^\d{11}$/.test(phone) ? `${phone.slice(0, 3)}****${phone.slice(7)}` : stars(phone.length);
}

/** 王秀英 → 王**. Only the first character stays, of a double surname too: 欧阳 is rare enough to name a person. */
export function maskName(name: string): string {
  const characters = Array.from(name.trim());
  return characters.length < 2 ? stars(characters.length) : `${characters[0]}${stars(characters.length - 1)}`;
}

/** Somebody who was brought out of a fire: nobody has asked for the name yet. */
export const unnamed = '不知道姓名';

/** Only the last four are shown, enough to tell two people of one house apart. */
export function maskIdNumber(idNumber: string): string {
  return idNumber.length > 4 ? `${stars(idNumber.length - 4)}${idNumber.slice(-4)}` : stars(idNumber.length);
}

function stars(count: number): string {
  return '*'.repeat(count);
}
