export {
  type DownloadedFile,
  decodeDownload,
  InvalidDownload,
  type ResultEntry,
  type UnreadableEntry,
} from './result.ts';
