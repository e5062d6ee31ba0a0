const style = `
:root{color-scheme:light}*{box-sizing:border-box}
body{margin:0;background:#F4F6F3;color:#1B1F23;font:18px/1.5 system-ui,"PingFang SC","Microsoft YaHei",sans-serif}
.banner{margin:0;background:#FFF1D6;color:#7A4800;padding:12px 20px}
main{max-width:720px;margin:0 auto;padding:16px 20px 48px}
h1{font-size:28px;line-height:1.3;margin:0 0 16px}h2{font-size:20px;line-height:1.3;margin:0 0 12px;font-variant-numeric:tabular-nums}
section{background:#fff;border-radius:12px;padding:16px;margin:0 0 16px}
h2 a{color:#0B57A4}ol{list-style:none;margin:0;padding:0}
li{border-top:1px solid #DDE2E5;padding:12px 0}li:first-child{border-top:0;padding-top:0}li:last-child{padding-bottom:0}
p{margin:0;overflow-wrap:anywhere}.words{background:#E5EFFA;border-radius:12px;padding:12px;margin:4px 0}
.small{font-size:16px;color:#4A5359}.ok{color:#0B6B4A}.bad{color:#B3261E}
`;

/** The page of a stand-in: what it is not stands on top, and it looks again by itself every five seconds. */
export function framePage({ title, banner, content }: { title: string; banner: string; content: string }): string {
  return `<!doctype html><html lang="zh-CN"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta http-equiv="refresh" content="5"><title>${title}</title><style>${style}</style></head><body>
<p class="banner">${banner}</p><main><h1>${title}</h1>
${content}
<p class="small">每 5 秒自己刷新一次。</p></main></body></html>`;
}
