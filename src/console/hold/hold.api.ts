import type { HandOvers, OfferMatter, SaidWhy, SayWhy, TakenMatter } from '../../contract/decide.contract.ts';
import { call } from '../shared/http.ts';

export function sayWhy(matterId: string, body: SayWhy): Promise<SaidWhy> {
  return call('staffSayWhy', { params: { matterId }, body });
}

export function takeMatter(matterId: string): Promise<TakenMatter> {
  return call('staffTakeMatter', { params: { matterId } });
}

export function offerMatter(matterId: string, body: OfferMatter): Promise<HandOvers> {
  return call('staffOfferMatter', { params: { matterId }, body });
}

export function listHandOvers(): Promise<HandOvers> {
  return call('staffListHandOvers', {});
}

export function acceptHandOver(handOverId: string): Promise<HandOvers> {
  return call('staffAcceptHandOver', { params: { handOverId } });
}

export function giveBackHandOver(handOverId: string, reason: string): Promise<HandOvers> {
  return call('staffGiveBackHandOver', { params: { handOverId }, body: { reason } });
}

export function cancelHandOver(handOverId: string): Promise<HandOvers> {
  return call('staffCancelHandOver', { params: { handOverId } });
}
