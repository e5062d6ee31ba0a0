import type { FastifyReply } from 'fastify';
import type { CodeBook } from '../places/index.ts';
import type { RoomHandlers } from '../platform/serve-routes.ts';
import { askPosters } from './jobs/ask-posters.ts';
import { cancelPosters } from './jobs/cancel-posters.ts';
import { downloadManifest } from './jobs/download-manifest.ts';
import { downloadPosters } from './jobs/download-posters.ts';
import { getJob } from './jobs/get-job.ts';
import { listJobs } from './jobs/list-jobs.ts';
import { viewJobs } from './jobs/view-jobs.ts';

export function posterRoutes(
  book: CodeBook,
): RoomHandlers<
  | 'staffListPosterJobs'
  | 'staffAskPosters'
  | 'staffReadPosterJob'
  | 'staffCancelPosterJob'
  | 'staffDownloadPosters'
  | 'staffDownloadPosterManifest'
> {
  return {
    staffListPosterJobs: async (house, { who }) => listJobs(house, book, who),
    staffAskPosters: async (house, { who, body, reply }) => {
      const { job, fresh } = await askPosters(house, book, who, body);
      if (!fresh) reply.header('x-repeated', 'true');
      return job;
    },
    staffReadPosterJob: async (house, { who, params }) => {
      const [job] = await viewJobs(house, book, who, [await getJob(house.db, book, who, params.jobId)]);
      return job!;
    },
    staffCancelPosterJob: async (house, { who, params }) => cancelPosters(house, book, who, params.jobId),
    staffDownloadPosters: async (house, { who, params, reply }) => {
      const { name, plain, bytes } = await downloadPosters(house, book, who, params.jobId);
      nameDownload(reply, { type: 'application/pdf', name: `${name}.pdf`, plain: `${plain}.pdf` });
      return bytes;
    },
    staffDownloadPosterManifest: async (house, { who, params, reply }) => {
      const { name, plain, bytes } = await downloadManifest(house, book, who, params.jobId);
      nameDownload(reply, { type: 'text/csv; charset=utf-8', name: `${name}.csv`, plain: `${plain}.csv` });
      return bytes;
    },
  };
}

/** RFC 6266: the Chinese name for whoever reads it, the plain one for the rest. */
function nameDownload(reply: FastifyReply, { type, name, plain }: { type: string; name: string; plain: string }): void {
  // What encodeURIComponent leaves although RFC 8187 does not.
  const encoded = encodeURIComponent(name).replace(/['()*]/g, (sign) => `%${sign.charCodeAt(0).toString(16).toUpperCase()}`);
  reply.type(type).header('content-disposition', `attachment; filename="${plain}"; filename*=UTF-8''${encoded}`);
}
