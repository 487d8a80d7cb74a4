export { type DownloadedFile, decodeDownload, InvalidDownload, type ResultEntry } from './result.ts';
