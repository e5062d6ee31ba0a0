import type { CountyFolder } from '../../src/server/load-county.ts';
import { loadCounty } from '../../src/server/load-county.ts';
import { issueCode } from '../../src/server/places/index.ts';
import { readCountyFolder } from '../../src/server/read-county-folder.ts';
import type { TestCounty } from './test-county.ts';

/** A neighbour that exists nowhere, in the same database: the toy county again under another id, with other staff. */
export async function openSecondCounty(county: TestCounty, change: (folder: CountyFolder) => void = () => {}): Promise<{ codeId: string }> {
  const moved = JSON.stringify(readCountyFolder('mock/data')).replaceAll('371623', '371699').replaceAll('无棣县', '邻演县');
  const folder = JSON.parse(moved) as CountyFolder;
  for (const one of folder.staff) one.login = `second-${one.login}`;
  change(folder);
  await loadCounty(county.house, folder);
  await county.app.freshen();
  return { codeId: issueCode(county.house.vault, folder.county.showcaseVillage, 'A') };
}
