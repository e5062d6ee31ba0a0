import type { PlacesFileKind } from '../../rules/code-kinds.ts';

/** `columns` are the heads of the file, `sample` a line of invented places and people. */
interface Kind {
  name: string;
  hint: string;
  columns: readonly string[];
  sample: readonly string[];
  /** Without these the county does not know the file again. */
  least: string;
  more: string;
}

const kinds: Record<PlacesFileKind, Kind> = {
  places: {
    name: '村和镇',
    hint: '镇、街道和村的号、名字。',
    columns: ['村编码', '村名', '乡镇编码', '乡镇', '变动', '原编码', '并入编码', '旧码'],
    sample: ['371623002250', '康家村委会', '371623002', '海丰街道', '', '', '', ''],
    least: '村编码、村名',
    more: '并村、撤村、换号，写在“变动”：并入、撤销、改码。',
  },
  stations: {
    name: '窗口',
    hint: '去哪儿办、几点开门、打哪个电话。',
    columns: ['地点编码', '地点名称', '地址', '办公时间', '电话'],
    sample: ['371623002', '海丰街道', '海丰街道便民服务中心', '周一到周五 上午8:30到12:00', '16900009101'],
    least: '地点编码，再加地址、办公时间、电话里的一样',
    more: '县、镇街和村都能填。',
  },
  liaisons: {
    name: '联络员',
    hint: '每个村谁帮忙，电话多少，同意印吗。',
    columns: ['村编码', '村名', '姓名', '电话', '从', '到', '同意上墙', '同意日期'],
    sample: ['371623002250', '康家村', '张演示', '16900008001', '2026-07-01', '', '是', '2026-07-01'],
    least: '村编码、姓名、电话',
    more: '谁不干了，“到”写哪天。没写到的人照旧。',
  },
};

export const words = {
  link: '村名册',
  kinds,
  list: {
    title: '村名册',
    waiting: '等人确认的',
    none: '没有等着确认的。',
    earlier: (count: number) => `以前的（${count}个）`,
    columns: { name: '文件', kind: '什么', by: '谁交的', at: '什么时候', counts: '会怎么样' },
    look: (name: string) => `看一看：${name}`,
    states: { waiting: '等人确认', confirmed: '✓ 照着改了', dropped: '– 不要了' } as Record<string, string>,
  },
  send: {
    title: '交一个文件',
    hint: '交上来先试看，看看会改什么。真要改，还得另一位同事确认。',
    kind: '这是什么',
    least: (columns: string) => `至少要有：${columns}。`,
    asText: '编码那一列先设成文本，不然表格软件会改掉数字。',
    template: (name: string) => `下载样表（${name}）`,
    templateName: (name: string) => `样表-${name}.csv`,
    file: '文件（CSV或Excel，最大16MB）',
    chooseKind: '先选这是什么，再选文件。',
    trying: '正在看，行数多要等一会儿…',
    tooLarge: '文件超过16MB。请分成几个文件。',
    isEmpty: '这个文件是空的。',
    again: '还交这个文件',
  },
  file: {
    tab: '名册文件',
    back: '‹ 村名册',
    title: (kind: string, name: string) => `${kind}：${name}`,
    tried: (who: string, when: string) => `${who}交的，${when}`,
    closed: { confirmed: (who: string) => `${who}确认了，照着改了。`, dropped: (who: string) => `${who}说不要了。` },
    sum: (changes: number, refused: number, same: number) =>
      [
        changes === 0 ? '没有要改的' : `会改${changes}处`,
        ...(refused > 0 ? [`退回${refused}行`] : []),
        ...(same > 0 ? [`${same}行和现在一样`] : []),
      ].join('，') + '。',
    notYet: '还没改。',
    refusedStays: '退回的行不动，改好了再交。',
    others: (names: string) => `要另一位同事确认：${names}。`,
    nobodyElse: '要另一位同事确认。县里还没有别人能确认，请先加一位。',
    yours: '看清了，再确认。确认了马上改，改的人记两位。',
    confirm: (changes: number) => `确认，照这样改（${changes}处）`,
    confirming: '正在改…',
    drop: '不要了',
    confirmed: (changes: number) => `改好了${changes}处。`,
    dropped: '不要了，什么也没改。',
    toPosters: '去印海报',
    another: '再交一个文件',
    readAnew: '名册刚有人改过，报告重新看了一遍。请再看看。',
    refusedTitle: '退回的',
    otherTitle: '要改的',
    doneTitle: '改了的',
    notMentioned: (count: number) => `文件里没写到的，照旧不动（${count}个）`,
    noLine: '–',
    leftOut: (rows: number) => `还有${rows}行没列出来，也会照着改。`,
    columns: { line: '第几行', code: '号', name: '名字', verdict: '怎么样', text: '说明' },
  },
  verdicts: {
    added: '新加',
    renamed: '改名',
    moved: '换镇',
    renumbered: '换号',
    merged: '并村',
    ended: '撤了',
    changed: '有改动',
    same: '一样',
    refused: '退回',
    implied: '跟着改',
    'not-mentioned': '没写到',
  } as Record<string, string>,
  count: (verdict: string, rows: number) => `${verdict}${rows}行`,
  card: {
    title: '县里的电话',
    hint: '每张海报上都印。改了，新印的海报才跟着改。',
    hotline: '服务热线',
    supervision: '监督电话',
    wrong: '请填电话，只写数字和横杠。',
    send: '记下',
    done: '记下了。新印的海报用新的电话。',
  },
} as const;
