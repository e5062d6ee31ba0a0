import { byCallback, type Topic } from '../topic.ts';

export const routing: Topic = {
  open: (inside) => ({
    navigateTo: byCallback(inside, 'navigateTo', ({ url }) => inside.routes.navigateTo(url)),
    redirectTo: byCallback(inside, 'redirectTo', ({ url }) => inside.routes.redirectTo(url)),
    reLaunch: byCallback(inside, 'reLaunch', ({ url }) => inside.routes.reLaunch(url)),
    switchTab: byCallback(inside, 'switchTab', ({ url }) => inside.routes.switchTab(url)),
    navigateBack: byCallback(inside, 'navigateBack', ({ delta }) => inside.routes.navigateBack(delta ?? 1)),
  }),
};
