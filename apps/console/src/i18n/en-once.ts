import type { zhOnce } from './zh-once.ts';

export const enOnce: Readonly<Record<keyof typeof zhOnce, string>> = {
  'once.copy': 'Copy',
  'once.copied': 'Copied',
  'once.copyFailed': 'It cannot be copied: select it and copy it by hand',
  'once.download': 'Download as a text file',
  'once.saved': 'I have saved it',
};
