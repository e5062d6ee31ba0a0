import { parseArgs } from 'node:util';
import { openBenchCounty } from './open-bench-county.ts';
import { benchOpenCode } from './open-code.ts';
import { benchSubmit } from './submit.ts';

/** `npm run bench -- [open-code] [submit] [start-up] [kill] [--full] [--json]`; without a name everything but kill. */
const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: { full: { type: 'boolean', default: false }, json: { type: 'boolean', default: false } },
});
const county = await openBenchCounty();
const figures: Record<string, unknown> = {};
try {
  if (positionals.includes('open-code')) figures['openCode'] = await benchOpenCode(county, values);
  if (positionals.includes('submit')) figures['submit'] = await benchSubmit(county, values);
} finally {
  await county.close();
}
if (values.json) console.log(JSON.stringify(figures));
