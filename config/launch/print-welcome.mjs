/** What a person needs to walk through the whole journey: the code on the wall, the phones, the staff's sign-in. */
export async function printWelcome({ welcome, settings, lan, dataDir }) {
  const { default: QRCode } = await import('qrcode');
  const phones = `${settings.SMS_ENDPOINT}/phones`;
  const wechat = `${settings.WECHAT_ENDPOINT}/wechat`;
  const { staff } = welcome;
  const lines = [
    '',
    `码上 · 演示    ${welcome.village}的村码`,
    '',
    await QRCode.toString(welcome.link, { type: 'terminal', small: true }),
    `扫码或打开（scan or open）        ${welcome.link}`,
    `演示手机，看短信（phones, SMS）    ${phones}`,
    `演示微信，看消息（WeChat）         ${wechat}`,
    `工作人员登录（staff sign-in）      ${staff.origin}`,
    `    账号 ${staff.login}    密码 ${staff.password}    ${await figures(staff.totpSecret)}`,
    `    动态码半分钟一换，再看一次（the figures once more）：npm run -s staff-code`,
    `接口文档（API document）          ${welcome.apiDocument}`,
    `数据在（data in）                 ${dataDir}`,
    '',
    ...(lan
      ? [red('注意：同一网络里的人都能打开这个演示。别填真人的信息。(Everybody on this network can open this demo: enter no real person.)')]
      : []),
    '按 Ctrl-C 停止（press Ctrl-C to stop）',
  ];
  console.log(lines.join('\n'));
}

/** The six figures of this half minute and of the next, and the secret for an authenticator app. */
export async function figures(secret) {
  const { TOTP } = await import('otpauth');
  const totp = new TOTP({ secret });
  const next = totp.generate({ timestamp: Date.now() + totp.period * 1000 });
  return `动态码 ${totp.generate()}，${Math.ceil(totp.remaining() / 1000)} 秒后是 ${next}（密钥 secret ${secret}）`;
}

function red(text) {
  return process.stdout.isTTY ? `\u001b[31m${text}\u001b[0m` : text;
}
