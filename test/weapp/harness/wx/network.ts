import { byCallback, listening, type Topic } from '../topic.ts';

export const network: Topic = {
  since: { onNetworkWeakChange: '2.21.0', offNetworkStatusChange: '2.9.3' },
  open: (inside) => ({
    ...listening(inside, 'NetworkStatusChange'),
    ...listening(inside, 'NetworkWeakChange'),
    getNetworkType: byCallback(inside, 'getNetworkType', () => ({ networkType: inside.device.network === 'on' ? '4g' : 'none' })),
  }),
};
