import type { Static } from 'typebox';
import type { AskPosters, PosterJob, PosterJobs } from '../../contract/posters.contract.ts';
import { call, callUnasked } from '../shared/http.ts';

export function listPosterJobs(): Promise<PosterJobs> {
  return call('staffListPosterJobs', {});
}

/** How far it is, looked at by the page itself. */
export function watchPosterJob(jobId: string): Promise<PosterJob> {
  return callUnasked('staffReadPosterJob', { params: { jobId } });
}

export function askPosters(body: Static<typeof AskPosters>): Promise<PosterJob> {
  return call('staffAskPosters', { body });
}

export function cancelPosterJob(jobId: string): Promise<PosterJob> {
  return call('staffCancelPosterJob', { params: { jobId } });
}

export function downloadPosters(jobId: string): Promise<Blob> {
  return call('staffDownloadPosters', { params: { jobId } });
}

export function downloadManifest(jobId: string): Promise<Blob> {
  return call('staffDownloadPosterManifest', { params: { jobId } });
}
