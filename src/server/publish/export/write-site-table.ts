import type { Sunshine } from '../../../contract/sunshine.contract.ts';
import { fenInWords } from '../../../rules/money.ts';
import { writeCsv } from '../../platform/spreadsheet/write-csv.ts';
import { labelAsset } from './label-asset.ts';
import { words } from './words.ts';

/** The same as the page, a line each: what a site or a newspaper counts with. */
export function writeSiteTable(told: Sunshine): Buffer {
  const rows = [
    ...told.funds.flatMap((fund) => [
      ['资金', fund.name, words.source, fund.source],
      ['资金', fund.name, words.amount, fenInWords(fund.amountFen)],
      ['资金', fund.name, words.period, words.span(fund.from, fund.to)],
      ...fund.uses.map(({ purpose, amountFen, households }) => [
        '资金',
        fund.name,
        `${words.use}：${purpose}`,
        `${fenInWords(amountFen)}，${words.households(households)}`,
      ]),
      ['资金', fund.name, words.balance, fenInWords(fund.balanceFen)],
    ]),
    ...told.assets.flatMap((asset) => labelAsset(asset).map(([label, text]) => ['资产', asset.name, label, text])),
    ...told.programs.flatMap(({ name, department, conditions, steps, channels, phone }) => [
      ['项目', name, '谁管', department],
      ...conditions.map((text) => ['项目', name, words.who, text]),
      ...steps.map(({ title, who, limit }) => ['项目', name, words.steps, [title, who, limit].filter(Boolean).join('，')]),
      ['项目', name, words.channels, channels.join('；')],
      ['项目', name, '电话', phone],
    ]),
  ];
  const mark = told.demo ? [['演示', words.demo, '', '']] : [];
  return writeCsv(['类别', '名称', '说什么', '内容'], [...mark, ...rows]);
}
