import { makeKeys } from '../platform/keys.ts';
import { readSettings } from '../platform/settings.ts';

/** Makes the two keys of a deployment in KEY_DIR; refuses to write over any. Keep a copy where neither data nor backups are. */
const settings = readSettings();
makeKeys(settings.keyDir, settings.deployment);
process.stdout.write('Two keys were made in KEY_DIR. Copy them to a safe place now: without them nothing sealed can ever be read again.\n');
