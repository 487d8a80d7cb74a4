export { downloadRequest, openDownload } from './download.ts';
export { downloadLists } from './lists.ts';
