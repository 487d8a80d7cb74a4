import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** The calls of a connection by what stops when they fail: files to the bureau, files from it, questions to it. */
export type CallDirection = 'upload' | 'download' | 'lookup';

export const callDirections: Readonly<Record<CallDirection, BilingualText>> = {
  upload: bilingual('上报', 'Files to the bureau'),
  download: bilingual('下载', 'Files from the bureau'),
  lookup: bilingual('查询', 'Questions to the bureau'),
};
