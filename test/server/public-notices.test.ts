import { expect, test } from 'vitest';
import { eventsAt, type Procedure } from '../../src/rules/procedure.ts';
import type { CourseEvent } from '../../src/server/matter/index.ts';
import type { MatterFile } from '../../src/server/print/matter-file.ts';
import { writeDecision } from '../../src/server/print/write-decision.ts';
import { writePublicNotices } from '../../src/server/print/write-public-notices.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import { readWithoutIds } from '../helpers/read-without-ids.ts';

/** Papers of procedures that nobody can file on a phone yet, written from what would have been recorded. */
const { procedures, calendar } = readCountyFolder('mock/data');
const procedureOf = (id: string) => procedures.find((one) => one.id === id)!;
const today = '2026-11-27';

/** A matter in which these were recorded, each on the day behind it. */
function fileOf(
  procedure: Procedure,
  steps: [step: string, event: string, day?: string, given?: CourseEvent['given']][],
  village = '康家村',
): MatterFile {
  const events = steps.map(([from, kind, day = today, given = {}]): CourseEvent => {
    const defined = eventsAt(procedure, from).find((one) => one.event === kind)!;
    return { kind, means: defined.means, defined, from, to: defined.to!, day, actor: null, role: undefined, given };
  });
  return {
    matterId: `matter of ${village}`,
    number: '8362 0417',
    step: events.at(-1)?.to ?? procedure.start,
    procedure,
    events,
    dates: Object.fromEntries(events.map(({ kind, day }) => [kind, day])),
    program: procedure.name,
    name: '王秀英',
    idNumber: '**************0012',
    numberStands: 'everywhere',
    publicLine: { name: '王秀英', village, group: '2组', members: 2, program: '特困供养', amountFen: undefined },
    missing: [],
    places: { county: '无棣县', town: '海丰街道', village },
    hotline: '12349',
    staffNames: {},
    calendar,
    today,
    mark: '',
  };
}

test('an ending is hung as an ending, without a sum; giving anew is another sheet of the same village', () => {
  const tekun = procedureOf('tekun-standard');
  const ending = fileOf(tekun, [
    ['county', 'approve', '2026-01-05', { amountFen: 85_000 }],
    ['hearing', 'hear', '2026-11-20', { finding: '听过了' }],
    ['heard', 'hang-end', '2026-11-25'],
  ]);
  const giving = fileOf(tekun, [['to-hang', 'hang', '2026-11-25']]);
  const elsewhere = fileOf(tekun, [['to-hang', 'hang', '2026-11-25']], '前进村');
  const sheets = writePublicNotices([ending, giving, elsewhere]);
  expect(sheets.map(({ title, number }) => [title, number]).toSorted()).toEqual([
    ['社会救助公示', '海丰街道 前进村'],
    ['社会救助公示', '海丰街道 康家村'],
    ['终止社会救助公示', '海丰街道 康家村'],
  ]);
  for (const sheet of sheets) {
    expect(sheet.parts[0]!.text).toContain('从2026年11月26日到2026年12月2日');
    expect(readWithoutIds(sheet)).not.toMatch(/元|850/);
  }
});

test('what hangs on the board of a school, a department or the county is no paper of the village', () => {
  const school = fileOf(procedureOf('school-aid'), [['to-hang', 'hang', '2026-11-26']]);
  const housing = fileOf(procedureOf('house-renovation'), [['to-hang-county', 'hang-county', '2026-11-26']]);
  expect(writePublicNotices([school, housing])).toEqual([]);
});

test('no step of any procedure makes a village’s paper of somebody whom nothing may be hung of', () => {
  for (const procedure of procedures) {
    for (const step of Object.keys(procedure.steps))
      expect(writePublicNotices([{ ...fileOf(procedure, []), step, publicLine: undefined }])).toEqual([]);
  }
});

test('who may be asked to look again depends on who decided: a charity knows no reconsideration, a county does', () => {
  const given = { reason: '不符合章程', rule: '章程第三条', remedy: '看看别的救助' };
  const remediesOf = (id: string, step: string) =>
    writeDecision(fileOf(procedureOf(id), [[step, 'refuse', today, given]]))!.parts.flatMap(({ lines }) => lines ?? []);
  expect(remediesOf('charity', 'decide')).toEqual(['看看别的救助', '别的还能得什么，打12349问。']);
  expect(remediesOf('school-aid', 'recognise')).toEqual(['看看别的救助', '不同意：先找学校，再找教育局。']);
  expect(remediesOf('tekun-standard', 'county').join()).toMatch(/60日内.*行政复议.*6个月内.*行政诉讼/);
});

test('every refusal, cut and ending of every procedure has a paper with its reason, its rule and room for the delivery', () => {
  const given = { amountFen: 60_000, reason: '算过了', rule: '第三十二条', remedy: '跟镇上说' };
  let papers = 0;
  for (const procedure of procedures)
    for (const step of Object.keys(procedure.steps))
      for (const { event, means } of eventsAt(procedure, step)) {
        if (means !== 'refuse' && means !== 'cut' && means !== 'stop') continue;
        papers += 1;
        const paper = JSON.stringify(writeDecision(fileOf(procedure, [[step, event, today, given]])));
        for (const word of [given.reason, given.rule, given.remedy, '送达记录', '盖章处', '12349']) expect(paper).toContain(word);
        expect(JSON.parse(paper).office).not.toBe('');
      }
  expect(papers).toBeGreaterThan(40);
});
