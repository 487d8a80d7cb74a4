import { bilingual } from '../../text/bilingual-text.ts';
import type { ReasonRow } from './reason.ts';

/** Reasons: materials and photo (docs/spec/rules.md ). */
export const materialReasons = {
  'MAT-01': {
    label: bilingual('证件不清晰', 'Image blurred or cut'),
    advice: bilingual('请重新拍摄，四角完整、字迹清晰', 'Take the picture again: all four corners, writing sharp'),
    appliesTo: ['material'],
  },
  'MAT-02': {
    label: bilingual('证件不全', 'A required certificate is missing'),
    advice: bilingual('请补齐所缺的页面', 'Add the missing page'),
    appliesTo: ['material'],
  },
  'MAT-03': {
    label: bilingual('非原件或翻拍', 'Copy, printout or screen photo'),
    advice: bilingual('请拍摄原件', 'Photograph the original'),
    appliesTo: ['material'],
  },
  'MAT-04': {
    label: bilingual('水印不合格', 'Watermark hides data or has another purpose'),
    advice: bilingual('请去除水印，或只注明用于备案', 'Remove the watermark, or limit it to filing'),
    appliesTo: ['material'],
  },
  'MAT-05': {
    label: bilingual('核验单不合格', 'Wrong template, or not filled as the province wants'),
    advice: bilingual('请下载最新模板，按要求重新填写', 'Download the template and fill it in as asked'),
    appliesTo: ['material.VERIFICATION_FORM'],
  },
  'MAT-06': {
    label: bilingual('核验单过期', 'Form out of date'),
    advice: bilingual('请重新签署核验单', 'Sign a new form'),
    appliesTo: ['material.VERIFICATION_FORM'],
  },
  'MAT-07': {
    label: bilingual('缺少公章、签字或手印', 'Seal, signature or fingerprint missing'),
    advice: bilingual('请补盖公章或补签字后重新上传', 'Add seal or signature and upload again'),
    appliesTo: ['material.VERIFICATION_FORM'],
  },
  'MAT-08': {
    label: bilingual('承诺书不合格', 'Commitment letter missing or wrong'),
    advice: bilingual('请按模板重新出具承诺书', 'Issue the commitment letter by the template'),
    appliesTo: ['material.COMMITMENT', 'material.VERIFICATION_FORM'],
  },
  'PHO-01': {
    label: bilingual('非本人', 'Not the website principal'),
    advice: bilingual('请由网站负责人本人拍摄', 'The website principal must be photographed'),
    appliesTo: ['material.FACE_PHOTO'],
  },
  'PHO-02': {
    label: bilingual('幕布不符合要求', 'Curtain not as required'),
    advice: bilingual(
      '请使用我方幕布，铺满背景，文字清晰不反',
      'Use our curtain, filling the background, lettering sharp and not mirrored',
    ),
    appliesTo: ['material.FACE_PHOTO'],
  },
  'PHO-03': {
    label: bilingual('着装不符', 'Clothing not as required'),
    advice: bilingual('请勿穿红色或蓝色上衣，着当季服装', 'No red or blue top; clothes of the season'),
    appliesTo: ['material.FACE_PHOTO'],
  },
  'PHO-04': {
    label: bilingual('构图不符', 'Composition not as required'),
    advice: bilingual(
      '请拍上半身、居中，双肩和头部完整，头不超出幕布',
      "Upper body, centred, both shoulders and the head whole, head below the curtain's edge",
    ),
    appliesTo: ['material.FACE_PHOTO'],
  },
  'PHO-05': {
    label: bilingual('光线不足', 'Too dark or too bright'),
    advice: bilingual('请在光线均匀处重新拍摄', 'Take it again in even light'),
    appliesTo: ['material.FACE_PHOTO'],
  },
  'PHO-06': {
    label: bilingual('照片经过处理', 'Retouched or composed'),
    advice: bilingual('请上传未经处理的原始照片', 'Upload the untouched photo'),
    appliesTo: ['material.FACE_PHOTO'],
  },
  'PHO-07': {
    label: bilingual('旧照片', 'Used before'),
    advice: bilingual('请重新拍摄', 'Take a new photo'),
    appliesTo: ['material.FACE_PHOTO'],
  },
  'PHO-08': {
    label: bilingual('证件信息不清晰', 'The held ID cannot be read'),
    advice: bilingual('请手持证件重新拍摄，字迹清晰', 'Hold the ID again, writing sharp'),
    appliesTo: ['material.FACE_PHOTO'],
  },
  'PHO-09': {
    label: bilingual('人脸比对失败', 'Face check failed'),
    advice: bilingual('请由本人在光线充足处重新拍摄', 'The person should be photographed again in good light'),
    appliesTo: ['material.FACE_PHOTO'],
  },
} as const satisfies Record<string, ReasonRow>;
