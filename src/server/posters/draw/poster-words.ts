/** What stands on every poster, the same as on the page the code opens. */
export const doors = [
  { title: '码上知', spoken: '看看家里能得什么帮助', icon: 'book' },
  { title: '码上办', spoken: '在手机上说，不用跑', icon: 'pen' },
  { title: '码上查', spoken: '看看我的事办到哪了', icon: 'clock' },
] as const;

export function warningLines(hotline: string): string[] {
  return ['只打开政府小程序。不收费，不要银行卡密码，不用下载App。', `觉得可疑，就打${hotline}或96110。`];
}
export const demoWords = '演示 · 不是政府的海报，请不要张贴';
