import path from 'node:path';
import { parseArgs } from 'node:util';
import { projectDir } from './project-dir.mjs';
import { Refused } from './refused.mjs';

const usualPort = 8360;

/** What may stand behind `npm start --`. */
export function readArguments(args) {
  const { lan, port, data } = parse(args);
  const base = Number(port ?? usualPort);
  if (!Number.isInteger(base) || base < 1024 || base > 65_500) {
    throw new Refused(`--port 后面要写一个 1024 到 65500 的数，现在是 ${port}。`, '--port takes a number from 1024 to 65500.');
  }
  return {
    lan: lan === true,
    ports: { public: base, staff: base + 1, internal: base + 2, standIns: base + 10, wechat: base + 11, alibaba: base + 13 },
    dataDir: path.resolve(data ?? path.join(projectDir, '.data')),
  };
}

function parse(args) {
  try {
    return parseArgs({ args, options: { lan: { type: 'boolean' }, port: { type: 'string' }, data: { type: 'string' } } }).values;
  } catch (error) {
    throw new Refused(
      `看不懂 ${args.join(' ')}。可以用：npm start -- --lan（让同一网络里的手机打开）、--port 8460、--data 目录。`,
      `Not understood: ${error.message} Known are --lan, --port N and --data DIR.`,
    );
  }
}
