import { lastCharacter } from '../../rules/id-number.ts';

export interface InventedPerson {
  name: string;
  idNumber: string;
  phone: string;
  address: string;
}

const surnames = ['孙', '周', '吴', '郑', '冯', '陈', '褚', '卫', '蒋', '沈', '韩', '杨'];
const givenNames = ['守田', '桂兰', '长河', '玉梅', '洪亮', '秀云', '立春', '凤英', '广平', '春花', '大成', '月娥', '保国'];

/** The nth person of a practice ground: an ID number that no place gives out, a phone number that no carrier gives out. */
export function inventPerson(nth: number): InventedPerson {
  const two = (number: number) => String(number).padStart(2, '0');
  const born = `${1941 + ((nth * 7) % 55)}${two(1 + (nth % 12))}${two(1 + ((nth * 5) % 28))}`;
  const digits = `999901${born}${String(nth % 1000).padStart(3, '0')}`;
  return {
    name: surnames[nth % surnames.length]! + givenNames[nth % givenNames.length]!,
    idNumber: digits + lastCharacter(digits)!,
    phone: `1690000${String(8000 + (nth % 1000))}`,
    address: `${1 + (nth % 6)}组${1 + nth}号`,
  };
}
