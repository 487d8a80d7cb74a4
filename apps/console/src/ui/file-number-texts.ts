import { bilingual } from '@beian/domain/text';

export const fileNumberTexts = {
  byHand: bilingual('人工录入', 'Entered by hand'),
  fileOfNumber: bilingual('第 {n} 号文件', 'File no. {n}'),
};
