import './shared/old-desks.ts';
import { createApp } from 'vue';
import App from './app.vue';

createApp(App).mount('#page');
