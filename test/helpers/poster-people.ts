import type { PosterOrder } from '../../src/server/posters/index.ts';

type Village = PosterOrder['villages'][number];

export const posterCounty = { id: '371623', name: '无棣县', city: '滨州市', hotline: '12349', supervisionPhone: '16900009009' };
export const posterOrigin = 'https://jz.smzt.sd.gov.cn';
export const [zhang, wang] = [
  { name: '张演示', phone: '16900008001' },
  { name: '欧阳演示', phone: '16900008002' },
];

const station = {
  address: '海丰街道便民服务中心，社会救助窗口',
  hours: '周一到周五，上午8:30到12:00，下午1:30到5:30',
  phone: '16900009101',
};
let villages = 0;

/** A village of 海丰街道 as the code book would tell it. */
export function posterVillage(name: string, given: Partial<Omit<Village, 'town'>> & { station?: 'none' } = {}): Village {
  const number = String(371623002201 + villages++);
  const { station: window, ...rest } = given;
  return {
    id: number,
    name,
    divisionCode: number,
    codeId: `${number}1KPTKQ9`,
    state: 'living',
    liaisons: [zhang],
    ...rest,
    town: { id: `371623002${window ?? ''}`, name: '海丰街道', station: window ? undefined : station },
  };
}
