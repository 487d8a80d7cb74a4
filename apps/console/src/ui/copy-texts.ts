import { bilingual } from '@beian/domain/text';

export const copyTexts = {
  copy: bilingual('复制', 'Copy'),
  copied: bilingual('已复制', 'Copied'),
  copyFailed: bilingual('无法复制：请选中后手动复制', 'It cannot be copied: select it and copy it by hand'),
  download: bilingual('下载为文本文件', 'Download as a text file'),
  saved: bilingual('我已保存', 'I have saved it'),
};
