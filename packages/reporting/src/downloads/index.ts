export { downloadRequest, openDownload } from './download.ts';
export type { AnyDownloadList } from './list.ts';
export { downloadLists } from './lists.ts';
export { mayDownload } from './rights.ts';
