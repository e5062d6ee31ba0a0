import { buildApp } from './app.ts';
import { openLog } from './platform/log.ts';
import { canReadPhotos } from './platform/photo/photo-press.ts';
import { closeHouse, openHouse } from './platform/open-house.ts';
import { readSettings, SettingRefused, type Address } from './platform/settings.ts';

const refused = 2;

/** Starts the listeners of the start mode; says one plain sentence and leaves with code 2 if it may or can not. */
async function main(): Promise<void> {
  const settings = readSettings();
  const log = openLog();
  const house = await openHouse(settings, { log });
  const takesPhotos = settings.startMode === 'all' || settings.startMode === 'public';
  const [app, readsPhotos] = await Promise.all([buildApp(house), !takesPhotos || canReadPhotos(house.photos)]);
  if (!readsPhotos)
    throw new SettingRefused(
      'The library that reads photos (sharp) does not run on this machine; install the packages again with the optional ones, or take a machine that sharp is built for.',
    );
  const addresses: Record<string, Address> = settings.listen;
  for (const [name, listener] of Object.entries(app.listeners)) {
    const { host, port } = addresses[name]!;
    await listener.listen({ host, port }).catch((error: Error & { code?: string }) => {
      throw new SettingRefused(whyNotListening(error.code, host, port));
    });
    log.info({ listener: name, port, mode: settings.startMode, deployment: settings.deployment }, 'listening');
  }
  process.stdout.write(`码上 listening: ${settings.origin}\n`);

  let stopping = false;
  const stop = async () => {
    if (stopping) return;
    stopping = true;
    await app.close();
    await closeHouse(house);
    process.exit(0);
  };
  process.once('SIGTERM', stop);
  process.once('SIGINT', stop);
  // The launcher that started us is gone: nobody is left to stop us.
  process.once('disconnect', stop);
}

function whyNotListening(code: string | undefined, host: string, port: number): string {
  if (code === 'EADDRINUSE')
    return `Port ${port} is taken by another program; stop that one or choose another port (\`npm start -- --port ${port + 100}\`).`;
  if (code === 'EACCES') return `This user may not listen on port ${port}; choose one above 1024.`;
  return `Cannot listen on ${host}:${port} (${code ?? 'no reason given'}).`;
}

main().catch((error: unknown) => {
  if (error instanceof SettingRefused) {
    process.stderr.write(`${error.message}\n`);
    process.exit(refused);
  }
  throw error;
});
