import './shared/bundle/old-phones.ts';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import './app.scss';
import { keepApp } from './shared/keep/keep-app.ts';
import { leaveWhenWiped } from './shared/keep/wipe-this-computer.ts';
import { forgetOldReportDevice } from './shared/keep/report-device.ts';
import { startUrgents } from './shared/send/urgent.ts';
import { startToldComplaints } from './shared/send/told-complaints.ts';
import { startToldLeads } from './shared/send/told-leads.ts';
import { startOutbox } from './shared/send/outbox.ts';
import { startSupply } from './shared/send/start-supply.ts';
import { startTicks } from './shared/send/ticks.ts';
import { useSession } from './shared/session.store.ts';
import { useHousehold } from './shared/household.store.ts';
import { watchNetwork } from './shared/http/network.ts';
import { useTypeSize } from './shared/type-size.store.ts';
import { useWaiting } from './shared/send/waiting.store.ts';
import { usePrivacy } from './shared/wechat/privacy.store.ts';
import { watchForUpdate } from './shared/wechat/update.ts';
import { startAt } from './shared/go.ts';

const app = createApp({
  onLaunch(entered: { path?: string }) {
    const household = useHousehold();
    household.remember();
    useSession().enterCounty(household.village?.county.id);
    useTypeSize().remember();
    useWaiting().remember();
    watchNetwork();
    startUrgents();
    startToldLeads();
    startToldComplaints();
    startOutbox();
    startSupply();
    startTicks();
    // The landing opens the code by itself.
    if (process.env.TARO_ENV !== 'h5' && entered.path !== 'qr/landing') void household.lookAgain();
    usePrivacy().watch();
    watchForUpdate();
    keepApp();
    leaveWhenWiped();
    forgetOldReportDevice();
  },
  /** A link or a message of an older version, to a page that is no more: home, and the village is still hers. */
  onPageNotFound() {
    void startAt('/home/index');
  },
});
app.use(createPinia());

export default app;
