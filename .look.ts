import { openBrowser, findBarriers } from './test/helpers/browser.ts';
import { writeLanding, writeGuardedCode } from './src/server/qr/write-landing.ts';
const base: any = { codeId: '371623002250ABQGMQE', state: 'in-use', county: { id: 'x', name: '无棣县', hotline: '12349' }, origin: 'https://jz.example.gov.cn', town: { id: 't', name: '海丰街道' }, village: { id: 'v', name: '康家村' }, liaison: { name: '张演示', phone: '16900008001' }, hangsAt: '村委会门口',
 station: { address: '海丰街道便民服务中心，社会救助窗口', hours: '周一到周五，上午8:30到12:00，下午1:30到5:30', phone: '16900009101' }, supervision: '16900009009', demo: true };
const long = { ...base, demo: false, town: { id: 't', name: '山东无棣经济开发区街道办事处' }, village: { id: 'v', name: '山东颐养健康集团肥城医院专科病区社区' }, hint: '孙家村并到康家村了。这张码旧了，换新的了。新码贴在村委会门口东边宣传栏上。您要办的事，点这里照样能办。' };
const link = 'https://jz.example.gov.cn/m/371623002250ABQGMQE';
const none = { scripts: [], styles: [] };
const browser = await openBrowser();
for (const [name, html, size, dark] of [['plain', writeLanding(base, link, none), 16, false], ['long', writeLanding(long, link, none), 16, false], ['large', writeLanding(long, link, none), 32, false], ['dark', writeLanding({...base, hint: long.hint}, link, none), 16, true], ['guard', writeGuardedCode(true, link, none), 16, false]] as const) {
  const page = await browser.newPage({ viewport: { width: 320, height: 640 }, colorScheme: dark ? 'dark' : 'light' });
  await page.setContent(size === 16 ? html : html.replace('<style>', '<style>html{font-size:200%}'));
  console.log(name, Buffer.byteLength(html), await page.evaluate(() => [document.documentElement.scrollWidth, innerWidth]), await findBarriers(page));
  await page.screenshot({ path: `/tmp/codes-look/${name}.png`, fullPage: true });
  await page.close();
}
await browser.close();
