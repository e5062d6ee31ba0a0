import type { NewApplication } from '../../contract/apply.contract.ts';
import type { Village } from '../places/index.ts';

/**
 * Where she lives, as whoever has the matter reads it: a matter that went where her 户口 is names that village, and she lives in another.
 * What she wrote of her 户口 herself stands beside it, for the window to sort.
 */
export function addressInWords({ applicant, hukouPlace }: NewApplication, village: Village, hukou: Village): string {
  const lives = village.id === hukou.id ? '' : `住在${village.town.name}${village.name}，户口在${hukou.town.name}${hukou.name}`;
  const said = lives || (hukouPlace ? `户口在${hukouPlace}` : '');
  return said ? `${applicant.address}（${said}）` : applicant.address;
}
