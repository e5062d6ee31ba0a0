// A worker of its own that takes one poster job, to be killed while it draws. SETTINGS, NOW, COUNTY and JOB say which.
import { makePosterJob } from '../../src/server/posters/index.ts';
import { openLog } from '../../src/server/platform/log.ts';
import { openHouse } from '../../src/server/platform/open-house.ts';
import type { Settings } from '../../src/server/platform/settings.ts';
import { MovedClock } from './moved-clock.ts';

const { SETTINGS, NOW, COUNTY, JOB } = process.env as Record<string, string>;
const clock = new MovedClock(NOW!);
const house = await openHouse(JSON.parse(SETTINGS!) as Settings, { clock, log: openLog({ write: () => {} }) });
await makePosterJob(house, { county: COUNTY!, job: JOB! });
