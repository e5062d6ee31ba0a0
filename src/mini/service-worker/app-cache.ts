/* The app of one build, whole or not at all. Its cache bears the build's name, so files of two builds never meet. */

const prefix = 'app-';
const name = prefix + build.name;

/** Throws when one file is missing, is of another build, or finds no room: then this build is not installed, and nothing of it stays. */
export async function fillAppCache(): Promise<void> {
  // After a roll-back a running page may live from this very cache.
  const inUse = await caches.has(name);
  try {
    for (const file of build.files) await bring(file);
    if ((await findDamaged()).length > 0) throw new Error('what was put away is not what came');
  } catch (error) {
    if (!inUse) await caches.delete(name);
    throw error;
  }
}

export async function dropOtherBuilds(): Promise<void> {
  const others = (await caches.keys()).filter((key) => key.startsWith(prefix) && key !== name);
  await Promise.all(others.map((key) => caches.delete(key)));
}

/** Whether every file is here and unharmed; what is not is fetched again where the county still has it. */
export async function isAppWhole(): Promise<boolean> {
  try {
    for (const file of await findDamaged()) await bring(file);
    return true;
  } catch {
    return false;
  }
}

export async function findInApp(path: string): Promise<Response | undefined> {
  return build.files.some((file) => file.path === path) ? (await caches.open(name)).match(path) : undefined;
}

async function findDamaged(): Promise<typeof build.files> {
  const cache = await caches.open(name);
  const sound = await Promise.all(build.files.map(async (file) => (await digest(await cache.match(file.path))) === file.integrity));
  return build.files.filter((_file, at) => !sound[at]);
}

async function digest(response: Response | undefined): Promise<string> {
  if (!response) return 'missing';
  try {
    const bytes = await crypto.subtle.digest('SHA-256', await response.arrayBuffer());
    return `sha256-${btoa(String.fromCharCode(...new Uint8Array(bytes)))}`;
  } catch {
    // Cut off on the disk.
    return 'unreadable';
  }
}

async function bring({ path, integrity }: { path: string; integrity: string }): Promise<void> {
  const from = (cache: RequestCache): Promise<Response> =>
    fetch(new Request(path, { cache, integrity, credentials: 'omit', redirect: 'error' }));
  // What the page has just loaded lies in the browser's own cache; a damaged copy there must not stand in the way for ever.
  const response = await from('default').catch(() => from('reload'));
  if (!response.ok) throw new Error(`${path}: ${response.status}`);
  await (await caches.open(name)).put(path, response);
}
