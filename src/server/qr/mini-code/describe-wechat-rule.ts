import type { WechatRule } from '../../../contract/codes.contract.ts';
import { landingPage } from '../../../contract/phone-rooms.ts';
import type { CodeBook } from '../../places/index.ts';
import { openCaller } from '../../platform/outbound.ts';
import type { Settings, VerifyFile } from '../../platform/settings.ts';

/** WeChat takes so many for one rule. */
const testLinksAtMost = 5;
/** More does not fit version 4 of a QR code at level Q: the squares become smaller, and a poster is read from less far. */
const longestLink = 49;
/** Twelve figures, the issue, six of the tag. */
const usualIdLength = 19;
const lookMs = 3000;

/** What goes into WeChat's console, and all that we can see by ourselves would keep it from working. */
export async function describeWechatRule(settings: Settings, book: CodeBook, county: string): Promise<WechatRule> {
  const { origin, wechat, verifyFiles } = settings;
  const rule = `${origin}/m/`;
  const testLinks = linksOf(book, county, rule);
  const unanswered = await findUnanswered(settings);
  return {
    ...(wechat ? { appId: wechat.appId } : {}),
    rule,
    page: landingPage,
    // Else somebody else could register https://host/m/3716… and take our codes over.
    takesSubRules: true,
    files: verifyFiles.map(({ name }) => ({ name, url: rule + name })),
    testLinks,
    problems: [
      ...(settings.deployment === 'demo' ? ['这是演示。别填到微信后台去。'] : []),
      ...problemsOf(new URL(origin)),
      ...problemsOfLength(rule, testLinks[0]?.link),
      ...(wechat ? [] : ['小程序的号还没设。请管机器的人先设好。']),
      ...(verifyFiles.length > 0 ? [] : ['没有校验文件。从微信后台下载，交给管机器的人。']),
      ...unanswered.map(({ name }) => `${rule}${name} 从这里打不开。用手机打开看看，该是一行字。`),
      ...(testLinks.length > 0 ? [] : ['还没有村码，没有测试链接可填。']),
    ],
  };
}

/** One a town, so that the five lie apart. */
function linksOf(book: CodeBook, county: string, rule: string): WechatRule['testLinks'] {
  const towns = book.towns.filter((town) => town.county.id === county);
  return towns
    .flatMap((town) => {
      const village = book.villagesOf(town.id)?.find(({ codeId }) => codeId !== undefined);
      return village ? [{ link: rule + village.codeId!, village: `${town.name}${village.name}` }] : [];
    })
    .slice(0, testLinksAtMost);
}

function problemsOf({ protocol, port, hostname }: URL): string[] {
  // Figures, an address in brackets, a machine's bare name.
  const bare = /^[\d.]+$|^\[|^[^.]+$/.test(hostname);
  return [
    ...(protocol === 'https:' ? [] : ['网址不是加密的。要换成https开头的。']),
    ...(port === '' ? [] : [`网址带着端口${port}。微信规则里不能有端口。`]),
    ...(bare ? ['网址不是域名。要用备过案的域名。'] : []),
  ];
}

function problemsOfLength(rule: string, link: string | undefined): string[] {
  const length = link?.length ?? rule.length + usualIdLength;
  return length <= longestLink ? [] : [`村码的链接有${length}个字，最多${longestLink}个。换个短些的域名。`];
}

/** Those that whoever asks at the printed address does not get as they are: a proxy before us may keep them. */
async function findUnanswered({ origin, verifyFiles }: Settings): Promise<VerifyFile[]> {
  if (verifyFiles.length === 0) return [];
  const call = openCaller(origin, { timeoutMs: lookMs, maxBytes: 2048 });
  const looked = await Promise.all(
    verifyFiles.map(async (file) => {
      // Whatever the reason, all she needs to know is that it does not open from here.
      const got = await call({ method: 'GET', path: `/m/${file.name}` }).catch(() => undefined);
      return got?.equals(file.bytes) ? undefined : file;
    }),
  );
  return looked.filter((file) => file !== undefined);
}
