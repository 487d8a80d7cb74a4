import type { zhDownload } from './zh-download.ts';

export const enDownload: Readonly<Record<keyof typeof zhDownload, string>> = {
  'download.do': 'Download CSV',
  'download.says':
    'Every row of the list as it is filtered now; times of Shanghai, personal data masked as in the list',
  'download.begins': 'Preparing…',
  'download.rows': '{n} of {of} rows',
  'download.done': '{n} row downloaded|{n} rows downloaded',
  'download.failed': 'The download broke off and no file was kept; try again',
};
