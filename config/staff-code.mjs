// npm run -s staff-code [login]: the six figures for the demo's staff sign-in, which change every half minute.
import fs from 'node:fs';
import path from 'node:path';
import { figures } from './launch/print-welcome.mjs';
import { projectDir } from './launch/project-dir.mjs';
import { readArguments } from './launch/read-arguments.mjs';

const args = process.argv.slice(2);
const login = args[0]?.startsWith('--') ? undefined : args.shift();
const { dataDir } = readArguments(args);
const file = path.join(dataDir, 'welcome.json');
const read = (name) => JSON.parse(fs.readFileSync(name, 'utf8'));
if (login) {
  const staff = read(path.join(projectDir, 'mock/data/staff.json'));
  const one = staff.find((each) => each.login === login);
  if (one) console.log(await figures(one.totpSecret));
  else {
    console.error(`没有 ${login} 这个账号。有（known are）：${staff.map((each) => each.login).join(' ')}`);
    process.exitCode = 1;
  }
} else if (fs.existsSync(file)) console.log(await figures(read(file).staff.totpSecret));
else {
  console.error('先运行 npm start (run npm start first)');
  process.exitCode = 1;
}
