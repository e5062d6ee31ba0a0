import type { Page } from 'playwright-core';
import type { CodeHealth, VillageFile, VillageLines } from '../../src/contract/codes.contract.ts';
import type { PosterJob } from '../../src/contract/posters.contract.ts';
import type { ProblemCode } from '../../src/contract/problem-codes.ts';
import { routes, type RouteName } from '../../src/contract/routes.ts';
import type { AnswerOf } from '../../src/contract/route-schemas.ts';

/** What a page asks, answered in the browser; nothing of it reaches the county. */
export type Answers = { [N in RouteName]?: (body: unknown) => AnswerOf<N> | Buffer | Refusal };
export class Refusal {
  readonly status: number;
  readonly body: object;
  constructor(status: number, code: ProblemCode, title: string, text: string) {
    this.status = status;
    this.body = { code, title, text };
  }
}

export async function answerInBrowser(page: Page, answers: Answers): Promise<void> {
  for (const [name, answer] of Object.entries(answers)) {
    const { method, path } = routes[name as RouteName];
    const pattern = new RegExp(`${path.replace(/:\w+/g, '[^/]+')}$`);
    await page.route(pattern, async (route) => {
      if (route.request().method() !== method) return route.fallback();
      const given = route.request().postData();
      const told = (answer as (body: unknown) => unknown)(given?.startsWith('{') ? JSON.parse(given) : given);
      if (Buffer.isBuffer(told)) return route.fulfill({ body: told, contentType: 'application/octet-stream' });
      if (told instanceof Refusal) return route.fulfill({ status: told.status, json: told.body });
      return route.fulfill({ json: told });
    });
  }
}

const town = { id: '371623002', name: '海丰街道' };
const village = { id: '371623002250', name: '康家村' };
const codeId = '371623002250AK7M2QX9';
const task = {
  taskId: '11111111-1111-4111-8111-111111111111',
  codeId,
  village,
  town,
  kind: 'torn',
  reports: 3,
  openedOn: '2026-11-20',
};

export const health: CodeHealth = {
  weeks: 4,
  towns: [
    { id: '371623001', name: '棣丰街道', villages: 52, silent: 0, reported: 0, unchecked: 0 },
    { ...town, villages: 61, silent: 7, reported: 2, unchecked: 12 },
    { id: '371623101', name: '水湾镇', villages: 48, silent: 3, reported: 0, unchecked: 48 },
  ],
  wrongTags: 3,
  unknownIds: 17,
};

export const villages: VillageLines = {
  town,
  weeks: 4,
  villages: [
    {
      ...village,
      divisionCode: village.id,
      codeId,
      liaison: '张演示',
      scans: 128,
      lastScanOn: '2026-11-26',
      lastCheckOn: '2026-11-02',
      finding: 'fine',
      task,
    },
    { id: '371623002239', name: '王家庄村', divisionCode: '371623002239', codeId: '371623002239A4XKWPRC', liaison: '王演示', scans: 0 },
    {
      id: '371623002242',
      name: '刘家台子村（含原前刘、后刘、东刘三个自然村）',
      divisionCode: '371623002242',
      codeId: '371623002242BQ9TC3VN',
      scans: 4,
      lastScanOn: '2026-11-12',
      lastCheckOn: '2026-10-30',
      finding: 'covered',
    },
    {
      id: '371623002243',
      name: '赵家村',
      divisionCode: '371623002243',
      codeId: '371623002243AB2C4D6F',
      liaison: '赵演示',
      scans: 40,
      lastScanOn: '2026-11-25',
      lastCheckOn: '2026-11-20',
      finding: 'fine',
    },
    { id: '371623002244', name: '新村', divisionCode: '371623002244', scans: 0 },
  ],
};

export const villageFile: VillageFile = {
  village,
  town,
  divisionCode: village.id,
  rawName: '康家村村民委员会',
  merged: [{ id: '371623002251', name: '小康家村' }],
  changes: [{ kind: 'renamed', at: '2026-03-02T02:00:00.000Z', text: '以前叫康庄村' }],
  codes: [
    {
      codeId,
      link: `https://mashang.example/m/${codeId}`,
      state: 'in-use',
      issuedOn: '2026-07-01',
      hangsAt: '村委会门口',
    },
    {
      codeId: '371623002250AAAA2222',
      link: 'https://mashang.example/m/371623002250AAAA2222',
      state: 'replaced',
      issuedOn: '2025-01-01',
      hangsAt: '村东头小卖部',
      revokedOn: '2026-07-01',
      why: '字晒没了',
    },
    {
      codeId: '371623002250ABBB3333',
      link: 'https://mashang.example/m/371623002250ABBB3333',
      state: 'revoked',
      issuedOn: '2024-01-01',
      revokedOn: '2025-01-01',
      why: '有人照着印了假的',
    },
  ],
  aliases: [{ alias: 'https://old.example/shandong/qr?village=371623002250&from=wall', since: '2026-08-01' }],
  station: { address: '海丰街道便民服务中心，社会救助窗口', hours: '周一到周五，上午8:30到12:00，下午1:30到5:30', phone: '16900009101' },
  liaisons: [
    { name: '张演示', phone: '16900008001', since: '2026-07-01', printConsentOn: '2026-07-01' },
    { name: '李演示', phone: '16900008002', since: '2026-09-01' },
  ],
  tasks: [task],
  checks: [
    { onDay: '2026-11-02', finding: 'fine', by: 'liaison', photoId: '22222222-2222-4222-8222-222222222222' },
    { onDay: '2026-10-01', finding: 'covered', by: 'staff' },
  ],
  weeks: ['2026-11-02', '2026-11-09', '2026-11-16', '2026-11-23'].map((from, index) => ({
    from,
    page: 20 + index,
    app: 10,
    check: index,
    wrongTag: 0,
  })),
};

export function inventJob(given: Partial<PosterJob> = {}): PosterJob {
  return {
    jobId: '44444444-4444-4444-8444-444444444444',
    sheet: 'a4',
    places: '无棣县全部',
    state: 'working',
    pagesDone: 120,
    pagesTotal: 589,
    askedBy: '吴演示',
    askedAt: '2026-11-27T02:10:00.000Z',
    refusals: [],
    ...given,
  };
}
