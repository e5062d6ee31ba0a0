import { parseArgs } from 'node:util';
import { CodeBook } from '../places/index.ts';
import { closeHouse, openHouse } from '../platform/open-house.ts';
import { readSettings } from '../platform/settings.ts';
import { readCountyFolder } from '../read-county-folder.ts';

/** What `npm start` shows: a village with its code, and the demo's staff sign-in as the county's folder has it. JSON on stdout. */
const { values } = parseArgs({ options: { from: { type: 'string', default: 'mock/data' } } });
const settings = readSettings();
const house = await openHouse(settings);
const book = await CodeBook.open(house);
const folder = readCountyFolder(values.from);
const { showcaseVillage } = folder.county;
const [officer] = folder.staff;
const village = book.findVillage(showcaseVillage)!;
process.stdout.write(
  `${JSON.stringify({
    village: `${village.county.name} ${village.town.name} ${village.name}`,
    codeId: village.codeId,
    link: `${settings.origin}/m/${village.codeId}`,
    staff: {
      origin: `${settings.staffOrigin}/staff/`,
      login: officer!.login,
      password: officer!.password,
      totpSecret: officer!.totpSecret,
    },
    apiDocument: `${settings.origin}/api/openapi.json`,
  })}\n`,
);
book.close();
await closeHouse(house);
