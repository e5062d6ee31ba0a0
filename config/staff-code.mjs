// npm run -s staff-code: the six figures for the demo's staff sign-in, which change every half minute.
import fs from 'node:fs';
import path from 'node:path';
import { figures } from './launch/print-welcome.mjs';
import { readArguments } from './launch/read-arguments.mjs';

const { dataDir } = readArguments(process.argv.slice(2));
const file = path.join(dataDir, 'welcome.json');
if (fs.existsSync(file)) console.log(await figures(JSON.parse(fs.readFileSync(file, 'utf8')).staff.totpSecret));
else {
  console.error('先运行 npm start (run npm start first)');
  process.exitCode = 1;
}
