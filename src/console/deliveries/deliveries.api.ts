import type { SettleDelivery, UnsettledDeliveries } from '../../contract/delivery.contract.ts';
import { call } from '../shared/http.ts';

export function listUnsettled(): Promise<UnsettledDeliveries> {
  return call('staffListUnsettled', {});
}

export function settleDelivery(deliveryId: string, body: SettleDelivery): Promise<UnsettledDeliveries> {
  return call('staffSettleDelivery', { params: { deliveryId }, body });
}
