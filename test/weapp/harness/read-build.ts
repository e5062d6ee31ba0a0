import { existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { Tell } from './faults.ts';

export interface Build {
  dir: string;
  /** Routes of the main package and of all subpackages. */
  pages: string[];
  /** Root of a subpackage, without slashes, to its routes. */
  subpackages: Map<string, string[]>;
  /** Page to the subpackages that are fetched once it has been opened. */
  preload: Map<string, string[]>;
  tabs: string[];
  lazy: boolean;
}

interface AppJson {
  pages: string[];
  subPackages?: { root: string; pages: string[] }[];
  subpackages?: { root: string; pages: string[] }[];
  preloadRule?: Record<string, { packages: string[] }>;
  tabBar?: { list: { pagePath: string; iconPath?: string; selectedIconPath?: string }[] };
  lazyCodeLoading?: string;
}

/** WeChat takes no package above this. */
const heaviestPackage = 2 * 1024 * 1024;

/** Reads what a package says of itself and looks for everything it names. */
export function readBuild(dir: string, tell: Tell): Build | undefined {
  const app = readJson<AppJson>(dir, 'app.json', tell);
  if (!app) return undefined;
  if (!Array.isArray(app.pages) || app.pages.length === 0) {
    tell('app-json-broken', 'app.json names no pages');
    return undefined;
  }
  const subpackages = new Map(
    (app.subPackages ?? app.subpackages ?? []).map(({ root, pages }) => [trim(root), pages.map((page) => `${trim(root)}/${page}`)]),
  );
  const build: Build = {
    dir,
    pages: [...app.pages, ...[...subpackages.values()].flat()],
    subpackages,
    preload: new Map(Object.entries(app.preloadRule ?? {}).map(([page, { packages }]) => [page, packages.map(trim)])),
    tabs: app.tabBar?.list.map(({ pagePath }) => pagePath) ?? [],
    lazy: app.lazyCodeLoading === 'requiredComponents',
  };
  findFiles(build, app, tell);
  weigh(build, tell);
  return build;
}

const trim = (root: string): string => root.replace(/^\/|\/$/g, '');

function readJson<T>(dir: string, file: string, tell: Tell): T | undefined {
  const full = path.join(dir, file);
  if (!existsSync(full)) {
    tell('file-missing', file);
    return undefined;
  }
  try {
    return JSON.parse(readFileSync(full, 'utf8')) as T;
  } catch (error) {
    tell('json-broken', `${file}: ${(error as Error).message}`);
    return undefined;
  }
}

function findFiles(build: Build, app: AppJson, tell: Tell): void {
  const seen = new Set<string>();
  const look = (file: string): void => {
    if (!existsSync(path.join(build.dir, file))) tell('file-missing', file);
  };
  const lookAt = (part: string): void => {
    if (seen.has(part)) return;
    seen.add(part);
    look(`${part}.js`);
    look(`${part}.wxml`);
    const own = readJson<{ usingComponents?: Record<string, string> }>(build.dir, `${part}.json`, tell);
    for (const used of Object.values(own?.usingComponents ?? {})) {
      if (!used.includes('://')) lookAt(used.startsWith('/') ? used.slice(1) : path.posix.join(path.posix.dirname(part), used));
    }
  };
  look('app.js');
  for (const page of build.pages) lookAt(page);
  for (const [page, packages] of build.preload) {
    if (!build.pages.includes(page)) tell('app-json-broken', `preloadRule names a page that does not exist: ${page}`);
    for (const one of packages) if (!build.subpackages.has(one)) tell('app-json-broken', `preloadRule names no package: ${one}`);
  }
  for (const { pagePath, iconPath, selectedIconPath } of app.tabBar?.list ?? []) {
    if (!app.pages.includes(pagePath)) tell('app-json-broken', `tabBar names a page outside the main package: ${pagePath}`);
    for (const icon of [iconPath, selectedIconPath]) if (icon) look(icon);
  }
}

function weigh(build: Build, tell: Tell): void {
  const roots = [...build.subpackages.keys()];
  const heavy = new Map<string, number>();
  for (const name of readdirSync(build.dir, { recursive: true, encoding: 'utf8' })) {
    const stat = statSync(path.join(build.dir, name));
    const root = roots.find((one) => name.startsWith(one + path.sep)) ?? '';
    if (stat.isFile()) heavy.set(root, (heavy.get(root) ?? 0) + stat.size);
  }
  for (const [root, bytes] of heavy) if (bytes > heaviestPackage) tell('package-too-heavy', `${root || 'main'}: ${bytes} bytes`);
}
