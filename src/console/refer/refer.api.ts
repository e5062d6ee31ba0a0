import type {
  ActedOnReferral,
  ActOnReferral,
  AddMatter,
  JoinMatter,
  Refer,
  Referral,
  Referrals,
  Silence,
  WindowOfMatter,
} from '../../contract/refer.contract.ts';
import { call } from '../shared/http.ts';

export function readWindow(matterId: string): Promise<WindowOfMatter> {
  return call('staffReadWindow', { params: { matterId } });
}

export function refer(matterId: string, body: Refer): Promise<WindowOfMatter> {
  return call('staffRefer', { params: { matterId }, body });
}

export function addMatter(matterId: string, body: AddMatter): Promise<WindowOfMatter> {
  return call('staffAddMatter', { params: { matterId }, body });
}

export function joinMatter(matterId: string, seenVersion: number, body: JoinMatter): Promise<WindowOfMatter> {
  return call('staffJoinMatter', { params: { matterId }, headers: { 'if-match': String(seenVersion) }, body });
}

export function listReferrals(): Promise<Referrals> {
  return call('staffListReferrals', {});
}

export function countSilence(): Promise<Silence> {
  return call('staffCountSilence', {});
}

export function readReferral(referralId: string): Promise<Referral> {
  return call('staffReadReferral', { params: { referralId } });
}

export function readReferralPaper(referralId: string, paperId: string): Promise<Blob> {
  return call('staffReadReferralPaper', { params: { referralId, paperId } });
}

export function actOnReferral(referralId: string, seenVersion: number, body: ActOnReferral): Promise<ActedOnReferral> {
  return call('staffActOnReferral', { params: { referralId }, headers: { 'if-match': String(seenVersion) }, body });
}
