import path from 'node:path';
import { projectDir } from './project-dir.mjs';

/** The county that the phone's packages are built for. */
export const countyFolder = path.resolve(projectDir, process.env.TARO_APP_COUNTY_FOLDER ?? path.join('mock', 'data'));
