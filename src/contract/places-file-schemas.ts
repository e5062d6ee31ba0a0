import { Type } from 'typebox';
import { Id, Nothing } from './common.contract.ts';
import { ConfirmPlacesFile, CountyCard, FileName, PlacesFileParams, PlacesFiles, PlacesReport, SetCountyCard } from './places.contract.ts';
import { AskPosters, PosterJob, PosterJobs } from './posters.contract.ts';

const fileParams = Type.Object({ fileId: Id });
const jobParams = Type.Object({ jobId: Id });

/** What goes in and comes out of files of places, and of posters for them. */
export const placesFileSchemas = {
  staffListPlacesFiles: { answer: PlacesFiles },
  staffTryPlacesFile: { params: PlacesFileParams, headers: FileName, answer: PlacesReport },
  staffReadPlacesFile: { params: fileParams, answer: PlacesReport },
  staffConfirmPlacesFile: { params: fileParams, body: ConfirmPlacesFile, answer: PlacesReport },
  staffDropPlacesFile: { params: fileParams, answer: Nothing },
  staffReadCountyCard: { answer: CountyCard },
  staffSetCountyCard: { body: SetCountyCard, answer: CountyCard },
  staffListPosterJobs: { answer: PosterJobs },
  staffAskPosters: { body: AskPosters, status: 201, answer: PosterJob },
  staffReadPosterJob: { params: jobParams, answer: PosterJob },
  staffCancelPosterJob: { params: jobParams, answer: PosterJob },
  staffDownloadPosters: { params: jobParams },
  staffDownloadPosterManifest: { params: jobParams },
} as const;
