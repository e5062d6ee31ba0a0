// npm run templates [-- --check]: what must be filed with each vendor of messages; with --check how what is filed differs from it. A county
// is told by its environment; without DEPLOYMENT it is the demo's.
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import './launch/check-node.mjs';

import('./launch/prepare-and-run.mjs').then(async ({ prepareAndRun }) => {
  const { ownNode } = await import('./launch/own-node.mjs');
  const { projectDir } = await import('./launch/project-dir.mjs');
  const data = path.join(projectDir, 'mock', 'data');
  const { smsSign } = JSON.parse(fs.readFileSync(path.join(data, 'county.json'), 'utf8'));
  const ofDemo = {
    SMS_TEMPLATES: path.join(data, 'sms-templates.json'),
    SMS_SIGN: smsSign,
    ALIBABA_SMS_TEMPLATES: path.join(data, 'alibaba-sms-templates.json'),
    ALIBABA_SMS_SIGN: smsSign,
    WECHAT_TEMPLATES: path.join(data, 'wechat-templates.json'),
  };
  const env = process.env.DEPLOYMENT ? process.env : { ...ofDemo, ...process.env };
  const vendor = (name, prefix, usualLength) => {
    const file = env[`${prefix}TEMPLATES`];
    if (!file) return [];
    const variableLength = Number(env[`${prefix}VARIABLE_LENGTH`] ?? usualLength);
    return ['--vendor', JSON.stringify({ name, file, sign: env[`${prefix}SIGN`] ?? '', variableLength })];
  };
  const files = [
    ...vendor('tencent', 'SMS_', 6),
    ...vendor('alibaba', 'ALIBABA_SMS_', 20),
    ...(env.WECHAT_TEMPLATES ? ['--wechat', env.WECHAT_TEMPLATES] : []),
  ];
  const run = (args) =>
    spawnSync(ownNode, [`${projectDir}/src/server/commands/templates.ts`, ...files, ...args], { stdio: 'inherit' }).status ?? 1;
  await prepareAndRun({ script: 'templates.mjs', readArguments: (args) => args, run });
});
