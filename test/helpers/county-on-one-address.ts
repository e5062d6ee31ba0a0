import { buildApp, type App } from '../../src/server/app.ts';
import { findFreePort } from './find-free-port.ts';
import { openTestCounty, type TestCounty } from './test-county.ts';

/** A county whose public side can be stopped, and started again with another build of the phone's pages, at the same address. */
export interface CountyOnOneAddress {
  county: TestCounty;
  origin: string;
  serve(h5Dir: string): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

export async function openCountyOnOneAddress(): Promise<CountyOnOneAddress> {
  const port = await findFreePort();
  const origin = `http://127.0.0.1:${port}`;
  const county = await openTestCounty({ settings: { origin } });
  let app: App | undefined;
  const stop = async (): Promise<void> => {
    await app?.close();
    app = undefined;
  };
  return {
    county,
    origin,
    stop,
    serve: async (h5Dir) => {
      await stop();
      app = await buildApp({ ...county.house, settings: { ...county.house.settings, h5Dir } }, { work: false });
      await app.listeners.public!.listen({ host: '127.0.0.1', port });
    },
    close: async () => {
      await stop();
      await county.close();
    },
  };
}
