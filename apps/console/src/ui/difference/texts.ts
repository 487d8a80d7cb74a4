import { bilingual } from '@beian/domain/text';

export const differenceTexts = {
  removed: bilingual('已删除：{value}', 'Removed: {value}'),
  length: bilingual('位数不同：原 {before} 位，现 {after} 位', 'Another length: {before} before, {after} now'),
};
