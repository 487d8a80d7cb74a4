import { text } from '../../text.ts';
import type { ReasonRow } from './reason.ts';

/** Reasons: materials and photo (rules.md §8.2). */
export const materialReasons = {
  'MAT-01': {
    label: text('证件不清晰', 'Image blurred or cut'),
    advice: text('请重新拍摄，四角完整、字迹清晰', 'Take the picture again: all four corners, writing sharp'),
    fits: ['material'],
  },
  'MAT-02': {
    label: text('证件不全', 'A required certificate is missing'),
    advice: text('请补齐所缺的页面', 'Add the missing page'),
    fits: ['material'],
  },
  'MAT-03': {
    label: text('非原件或翻拍', 'Copy, printout or screen photo'),
    advice: text('请拍摄原件', 'Photograph the original'),
    fits: ['material'],
  },
  'MAT-04': {
    label: text('水印不合格', 'Watermark hides data or has another purpose'),
    advice: text('请去除水印，或只注明用于备案', 'Remove the watermark, or limit it to filing'),
    fits: ['material'],
  },
  'MAT-05': {
    label: text('核验单不合格', 'Wrong template, or not filled as the province wants'),
    advice: text('请下载最新模板，按要求重新填写', 'Download the template and fill it in as asked'),
    fits: ['material.VERIFICATION_FORM'],
  },
  'MAT-06': {
    label: text('核验单过期', 'Form out of date'),
    advice: text('请重新签署核验单', 'Sign a new form'),
    fits: ['material.VERIFICATION_FORM'],
  },
  'MAT-07': {
    label: text('缺少公章、签字或手印', 'Seal, signature or fingerprint missing'),
    advice: text('请补盖公章或补签字后重新上传', 'Add seal or signature and upload again'),
    fits: ['material.VERIFICATION_FORM'],
  },
  'MAT-08': {
    label: text('承诺书不合格', 'Commitment letter missing or wrong'),
    advice: text('请按模板重新出具承诺书', 'Issue the commitment letter by the template'),
    fits: ['material.COMMITMENT', 'material.VERIFICATION_FORM'],
  },
  'PHO-01': {
    label: text('非本人', 'Not the website principal'),
    advice: text('请由网站负责人本人拍摄', 'The website principal must be photographed'),
    fits: ['material.FACE_PHOTO'],
  },
  'PHO-02': {
    label: text('幕布不符合要求', 'Curtain not as required'),
    advice: text(
      '请使用我方幕布，铺满背景，文字清晰不反',
      'Use our curtain, filling the background, lettering sharp and not mirrored',
    ),
    fits: ['material.FACE_PHOTO'],
  },
  'PHO-03': {
    label: text('着装不符', 'Clothing not as required'),
    advice: text('请勿穿红色或蓝色上衣，着当季服装', 'No red or blue top; clothes of the season'),
    fits: ['material.FACE_PHOTO'],
  },
  'PHO-04': {
    label: text('构图不符', 'Composition not as required'),
    advice: text(
      '请拍上半身、居中，双肩和头部完整，头不超出幕布',
      "Upper body, centred, both shoulders and the head whole, head below the curtain's edge",
    ),
    fits: ['material.FACE_PHOTO'],
  },
  'PHO-05': {
    label: text('光线不足', 'Too dark or too bright'),
    advice: text('请在光线均匀处重新拍摄', 'Take it again in even light'),
    fits: ['material.FACE_PHOTO'],
  },
  'PHO-06': {
    label: text('照片经过处理', 'Retouched or composed'),
    advice: text('请上传未经处理的原始照片', 'Upload the untouched photo'),
    fits: ['material.FACE_PHOTO'],
  },
  'PHO-07': {
    label: text('旧照片', 'Used before'),
    advice: text('请重新拍摄', 'Take a new photo'),
    fits: ['material.FACE_PHOTO'],
  },
  'PHO-08': {
    label: text('证件信息不清晰', 'The held ID cannot be read'),
    advice: text('请手持证件重新拍摄，字迹清晰', 'Hold the ID again, writing sharp'),
    fits: ['material.FACE_PHOTO'],
  },
  'PHO-09': {
    label: text('人脸比对失败', 'Face check failed'),
    advice: text('请由本人在光线充足处重新拍摄', 'The person should be photographed again in good light'),
    fits: ['material.FACE_PHOTO'],
  },
} as const satisfies Record<string, ReasonRow>;
