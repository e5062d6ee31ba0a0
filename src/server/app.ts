import type { FastifyInstance } from 'fastify';
import { isPhonePath } from '../contract/phone-rooms.ts';
import { applyRoutes } from './apply/index.ts';
import { campaignRoutes } from './campaign/index.ts';
import { checkRoutes, householdRoutes, openStandings, ProcedureShelf, readStages, receiptRoutes } from './check/index.ts';
import { consentRoutes } from './consent/index.ts';
import { decideRoutes, holdRoutes } from './decide/index.ts';
import { digestRoutes } from './digest/index.ts';
import { emergencyRoutes } from './emergency/index.ts';
import { exchangeRoutes } from './exchange/index.ts';
import { grievanceRoutes } from './grievance/index.ts';
import { CatalogueShelf, catalogueRoutes, learnRoutes } from './learn/index.ts';
import { notifyRoutes, openSms, type Senders } from './notify/index.ts';
import { findCitizen, peopleRoutes } from './people/index.ts';
import { CodeBook, GuessGuard, placesFileRoutes } from './places/index.ts';
import { phonePolicy } from './phone-policy.ts';
import { findFirstFiles } from './platform/find-first-files.ts';
import type { House } from './platform/house.ts';
import { platformRoutes } from './platform/platform.routes.ts';
import { serveApp } from './platform/serve-app.ts';
import { refuseUnknownPaths, serveRoutes, type Handlers } from './platform/serve-routes.ts';
import { serveVerifyFiles } from './platform/serve-verify-files.ts';
import { practiceRoutes } from './practice/index.ts';
import { printRoutes } from './print/index.ts';
import { newsRoutes, NewsShelf, publishRoutes, SunshineShelf } from './publish/index.ts';
import { fontCovers, posterRoutes } from './posters/index.ts';
import { codesRoutes, healthRoutes, landingPolicy, miniCodeRoutes, qrRoutes, ScanCounter, writeNotFound } from './qr/index.ts';
import { referRoutes } from './refer/index.ts';
import { findStaffScope, staffRoutes } from './staff/index.ts';
import { toldRoutes } from './told/index.ts';
import { verifyRoutes } from './verify/index.ts';
import { visitRoutes } from './visit/index.ts';
import { watchRoutes } from './watch/index.ts';
import { openWechat } from './wechat/index.ts';
import { workJobs } from './work-jobs.ts';

export interface App {
  /** One listener a name; only those of the start mode. */
  listeners: Partial<Record<'public' | 'staff' | 'internal', FastifyInstance>>;
  senders: Senders;
  /** Tests that wrote places or codes by hand ask for them to be read now. */
  freshen(): Promise<void>;
  close(): Promise<void>;
}

const staffPolicy =
  "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' blob:; connect-src 'self'; font-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

/** Puts the rooms together for a start mode: a mode registers only its audiences, each on its own listener. */
export async function buildApp(house: House, { work = true }: { work?: boolean } = {}): Promise<App> {
  const { settings } = house;
  const { startMode } = settings;
  const book = await CodeBook.open(house);
  const shelf = new CatalogueShelf(house);
  const scans = new ScanCounter(house);
  const guard = new GuessGuard(house, book, {
    wrongTag: ({ id, county }) => scans.add({ county: county.id, village: id, code: '', way: 'wrong-tag' }),
    unknown: (way) => scans.addUnknown(way),
  });
  const wechat = settings.wechat && openWechat(house, settings.wechat);
  const senders: Senders = { ...openSms(settings.sms), wechat };
  const receipts = { book, shelf, procedures: new ProcedureShelf(house), standings: openStandings(house) };
  const handlers: Handlers = {
    ...qrRoutes(book, guard, scans, {
      firstFiles: findFirstFiles(settings.h5Dir),
      readStages: (code) => readStages(house, receipts, code),
    }),
    ...codesRoutes(book, guard, scans),
    ...healthRoutes(book, guard),
    ...miniCodeRoutes(book, wechat),
    ...placesFileRoutes(book, fontCovers),
    ...posterRoutes(book),
    ...learnRoutes(guard, shelf),
    ...newsRoutes({ book, catalogue: shelf, news: new NewsShelf(house) }, guard),
    ...catalogueRoutes(shelf),
    ...peopleRoutes(wechat),
    ...applyRoutes(book, shelf),
    ...campaignRoutes(book, shelf),
    ...checkRoutes(book, shelf),
    ...grievanceRoutes(book, shelf),
    ...receiptRoutes(receipts),
    ...householdRoutes(book, shelf),
    ...consentRoutes(book, shelf),
    ...notifyRoutes(),
    ...staffRoutes(book),
    ...decideRoutes(book, shelf),
    ...practiceRoutes(book, shelf),
    ...printRoutes(book, shelf),
    ...publishRoutes(book, guard, { catalogues: shelf, sunshine: new SunshineShelf(house) }),
    ...emergencyRoutes(book, shelf),
    ...exchangeRoutes(book, shelf),
    ...holdRoutes(book, shelf),
    ...referRoutes(book, shelf),
    ...verifyRoutes(shelf),
    ...watchRoutes(book),
    ...visitRoutes(house, book, guard),
    ...digestRoutes(book),
    ...toldRoutes(book),
    ...platformRoutes(),
  };
  const who = { citizen: findCitizen, staff: findStaffScope };
  const listeners: App['listeners'] = { internal: serveRoutes(house, ['operator'], handlers, who) };
  const demo = settings.deployment === 'demo';
  const notFound = { html: writeNotFound(demo), policy: landingPolicy };
  if (startMode === 'all' || startMode === 'public') {
    listeners.public = serveRoutes(house, ['public', 'citizen', 'vendor'], handlers, who);
    serveVerifyFiles(listeners.public, settings.verifyFiles);
    if (settings.h5Dir)
      serveApp(listeners.public, {
        dir: settings.h5Dir,
        prefix: '/',
        policy: phonePolicy,
        notFound,
        demo,
        isAppPath: isPhonePath,
      });
  }
  if (startMode === 'all' || startMode === 'staff') {
    listeners.staff = serveRoutes(house, ['staff'], handlers, who);
    if (settings.consoleDir) {
      serveApp(listeners.staff, {
        dir: settings.consoleDir,
        prefix: '/staff/',
        policy: staffPolicy,
        notFound,
        demo,
        isAppPath: (path) => /^\/(staff\/?.*)?$/.test(path) && !path.startsWith('/staff/api/'),
      });
    }
  }
  for (const [name, listener] of Object.entries(listeners)) {
    const hasApp = (name === 'public' && settings.h5Dir) || (name === 'staff' && settings.consoleDir);
    if (!hasApp) refuseUnknownPaths(house, listener);
  }
  if (work && (startMode === 'all' || startMode === 'worker')) await workJobs(house, senders);
  return {
    listeners,
    senders,
    freshen: () => book.freshen(),
    close: async () => {
      for (const listener of Object.values(listeners)) await listener.close();
      book.close();
      await scans.close();
    },
  };
}
