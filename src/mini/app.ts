import './shared/old-phones.ts';
import { createPinia } from 'pinia';
import { createApp } from 'vue';
import './app.scss';
import { keepApp } from './shared/keep-app.ts';
import { startOutbox } from './shared/outbox.ts';
import { useSession } from './shared/session.store.ts';
import { useHousehold } from './shared/household.store.ts';
import { watchNetwork } from './shared/online.ts';
import { useTypeSize } from './shared/type-size.store.ts';
import { useWaiting } from './shared/waiting.store.ts';

const app = createApp({
  onLaunch() {
    const household = useHousehold();
    household.remember();
    useSession().enterCounty(household.village?.county.id);
    useTypeSize().remember();
    useWaiting().remember();
    watchNetwork();
    startOutbox();
    keepApp();
  },
});
app.use(createPinia());

export default app;
