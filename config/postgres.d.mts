export interface StartPostgresOptions {
  /** Everything of this server lives here: cluster/, socket/ (if its path is short enough) and postgres.log. */
  dataDir: string;
  /** Where postgres and initdb lie, such as /usr/lib/postgresql/15/bin; without it the ones from npm are used. */
  binDir?: string | undefined;
  /** Hears one plain line about anything that takes long or is unusual. */
  log?: (line: string) => void;
  /** As root: run as `nobody` even where a user namespace is possible. Tests prove the fallback with it. */
  asNobody?: boolean;
  /** `for-a-run`: tests ask for a hundred databases, and none of them is there tomorrow. */
  keeps?: 'for-good' | 'for-a-run';
}

export interface RunningPostgres {
  /** Role mashang_owner on database mashang: migrations. */
  ownerUrl: string;
  /** Role mashang_app on database mashang: the server. */
  appUrl: string;
  /** Superuser; for set-up and tests only. */
  adminUrl: (database: string) => string;
  /** True when a server of an earlier run was still alive and is used again. */
  reused: boolean;
  /** Fast shutdown, done when the process is gone. A reused server stays unless `reusedToo`. */
  stop: (options?: { reusedToo?: boolean }) => Promise<void>;
  /** Settles when the server has ended, asked or not; never for a reused one. */
  gone: Promise<void>;
}

export function startPostgres(options: StartPostgresOptions): Promise<RunningPostgres>;
