import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { openSync } from 'node:fs';
import { resolve } from 'node:path';
import type { Settings } from '../../src/server/platform/settings.ts';
import { findFreePort } from './find-free-port.ts';

/** What is told to the server by its environment; everything else is as in a demo on loopback. */
export interface ServerProcessSettings {
  databaseUrl: string;
  databaseAppUrl: string;
  keyDir: string;
  filesDir: string;
  smsEndpoint: string;
  sms: Settings['sms'];
  startMode?: Settings['startMode'];
  /** Where stderr goes, as the launcher does it; else it is kept in `log`. */
  logFile?: string;
  /** Settings that one test needs otherwise. */
  env?: Record<string, string>;
}

export interface Ended {
  code: number | null;
  signal: NodeJS.Signals | null;
  milliseconds: number;
}

/** What every process of ours is given beside its settings. */
export const ofEveryProcess = { PATH: process.env['PATH'] ?? '', NODE_COMPILE_CACHE: process.env['NODE_COMPILE_CACHE'] };

const readyWithinMs = 30_000;

/** The real server as its own process. Its ports stay the same over every start, as they do in a county. */
export class ServerProcess {
  readonly env: Record<string, string>;
  readonly #logFile: string | undefined;
  #child: ChildProcess | undefined;
  /** What it wrote on stderr since the last start. */
  log = '';
  startedAt = new Date();

  private constructor(env: Record<string, string>, logFile: string | undefined) {
    this.env = env;
    this.#logFile = logFile;
  }

  static async prepare(settings: ServerProcessSettings): Promise<ServerProcess> {
    const publicPort = await findFreePort();
    const staffPort = await findFreePort();
    const internalPort = await findFreePort();
    const sms = settings.sms.tencent!;
    return new ServerProcess(
      {
        DEPLOYMENT: 'demo',
        START_MODE: settings.startMode ?? 'all',
        ORIGIN: `http://127.0.0.1:${publicPort}`,
        STAFF_ORIGIN: `http://127.0.0.1:${staffPort}`,
        LISTEN_PUBLIC: `127.0.0.1:${publicPort}`,
        LISTEN_STAFF: `127.0.0.1:${staffPort}`,
        LISTEN_INTERNAL: `127.0.0.1:${internalPort}`,
        DATABASE_URL: settings.databaseUrl,
        DATABASE_APP_URL: settings.databaseAppUrl,
        FILES_DIR: settings.filesDir,
        KEY_DIR: settings.keyDir,
        SMS_ENDPOINT: settings.smsEndpoint,
        SMS_REGION: sms.region,
        SMS_SECRET_ID: sms.secretId,
        SMS_SECRET_KEY: sms.secretKey,
        SMS_NOTICE_APP_ID: sms.noticeAppId,
        SMS_CODE_APP_ID: sms.codeAppId,
        SMS_SIGN: sms.sign,
        SMS_TEMPLATES: resolve('mock/data/sms-templates.json'),
        SMS_CALLBACK_SECRET: sms.callbackSecrets[0]!,
        ...settings.env,
      },
      settings.logFile,
    );
  }

  get publicUrl(): string {
    return this.env['ORIGIN']!;
  }

  get staffUrl(): string {
    return this.env['STAFF_ORIGIN']!;
  }

  get internalUrl(): string {
    return `http://${this.env['LISTEN_INTERNAL']}`;
  }

  get callbackUrl(): string {
    return `${this.publicUrl}/vendor/tencent-sms/${this.env['SMS_CALLBACK_SECRET']}`;
  }

  get pid(): number | undefined {
    return this.#child?.pid;
  }

  get hasEnded(): boolean {
    return !this.#child || this.#child.exitCode !== null || this.#child.signalCode !== null;
  }

  /** Until it says that it listens; throws with its own words if it does not come so far. */
  async start(): Promise<void> {
    this.log = '';
    this.startedAt = new Date();
    const child = spawn(process.execPath, ['src/server/main.ts'], {
      env: { ...ofEveryProcess, ...this.env },
      stdio: ['ignore', 'pipe', this.#logFile === undefined ? 'pipe' : openSync(this.#logFile, 'a'), 'ipc'],
    });
    this.#child = child;
    child.stderr?.setEncoding('utf8').on('data', (text: string) => (this.log += text));
    let said = '';
    const listening = new Promise<void>((resolveReady) => {
      child.stdout!.setEncoding('utf8').on('data', (text: string) => {
        said += text;
        if (said.includes('listening')) resolveReady();
      });
    });
    const ended = once(child, 'exit').then(() => 'ended' as const);
    const late = AbortSignal.timeout(readyWithinMs);
    const first = await Promise.race([listening, ended, once(late, 'abort').then(() => 'late' as const)]);
    if (first) throw new Error(`the server did not start (${first}): ${this.log}`);
  }

  async kill9(): Promise<void> {
    await this.#end((child) => child.kill('SIGKILL'));
  }

  async terminate(): Promise<Ended> {
    return this.#end((child) => child.kill('SIGTERM'));
  }

  /** As when the launcher that started it is gone. */
  async disconnect(): Promise<Ended> {
    return this.#end((child) => child.disconnect());
  }

  async #end(how: (child: ChildProcess) => void): Promise<Ended> {
    const child = this.#child!;
    const began = performance.now();
    if (!this.hasEnded) {
      const gone = once(child, 'exit');
      how(child);
      await gone;
    }
    return { code: child.exitCode, signal: child.signalCode, milliseconds: Math.round(performance.now() - began) };
  }
}
