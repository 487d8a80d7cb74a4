import { bilingual } from '@beian/domain/text';

export const scanTexts = {
  upload: bilingual('上传扫描件', 'Upload a scan'),
  kinds: bilingual('JPEG 或 PNG', 'JPEG or PNG'),
  there: bilingual('已上传 {name}', '{name} uploaded'),
  kept: bilingual('已有扫描件', 'There is a scan'),
  remove: bilingual('移除', 'Remove'),
  failed: bilingual('上传失败，请重试', 'The upload failed. Try again'),
};
