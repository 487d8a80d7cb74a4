export {
  type AppPhotoOutcome,
  type AppPhotoRequest,
  type FetchedAppPhoto,
  findAppPhotoRequest,
  recordAppPhotoProblem,
  storeFetchedAppPhoto,
} from './app-photos.ts';
