import { bilingual } from '../../text/bilingual-text.ts';
import type { ReasonRow } from './reason.ts';

/** Reasons: materials and photo (docs/spec/rules.md ). */
export const materialReasons = {
  'MAT-01': {
    label: bilingual('图片不清晰或不完整', 'Image blurred or cut'),
    advice: bilingual('请重新拍摄，四角完整、字迹清晰', 'Take the picture again: all four corners, writing sharp'),
    appliesTo: ['material'],
  },
  'MAT-02': {
    label: bilingual('缺少证件或其中的页面', 'A required certificate or page is missing'),
    advice: bilingual('请补传所缺的证件或页面', 'Add the missing certificate or page'),
    appliesTo: ['material'],
  },
  'MAT-03': {
    label: bilingual('非原件或翻拍', 'Copy, printout or screen photo'),
    advice: bilingual('请拍摄原件', 'Photograph the original'),
    appliesTo: ['material'],
  },
  'MAT-04': {
    label: bilingual('水印遮挡内容或另有用途', 'Watermark hides data or has another purpose'),
    advice: bilingual('请去除水印，或只注明用于备案', 'Remove the watermark, or limit it to filing'),
    appliesTo: ['material'],
  },
  'MAT-05': {
    label: bilingual('核验单模板不对或填写有误', 'Wrong template, or not filled as the province wants'),
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
    advice: bilingual('请补盖公章、补签字或补按手印后重新上传', 'Add seal, signature or fingerprint and upload again'),
    appliesTo: ['material.VERIFICATION_FORM'],
  },
  'MAT-08': {
    label: bilingual('承诺书缺失或不符合要求', 'Commitment letter missing or wrong'),
    advice: bilingual('请按模板重新出具承诺书', 'Issue the commitment letter by the template'),
    appliesTo: ['material.COMMITMENT', 'material.VERIFICATION_FORM'],
  },
  'PHO-01': {
    label: bilingual('照片中不是网站负责人', 'Not the website principal'),
    advice: bilingual('请由网站负责人本人拍摄', 'The website principal must be photographed'),
    appliesTo: ['material.FACE_PHOTO'],
  },
  'PHO-02': {
    label: bilingual('幕布不符合要求', 'Curtain not as required'),
    advice: bilingual(
      '请用我方幕布铺满背景重新拍摄，文字清晰、没有左右颠倒',
      'Take it again with our curtain filling the background, its lettering sharp and not mirrored',
    ),
    appliesTo: ['material.FACE_PHOTO'],
  },
  'PHO-03': {
    label: bilingual('着装不符合要求', 'Clothing not as required'),
    advice: bilingual(
      '请着当季服装，不戴帽子、口罩；上衣颜色见拍照要求',
      'Clothes of the season, no hat or mask; see the guide for colours',
    ),
    appliesTo: ['material.FACE_PHOTO'],
  },
  'PHO-04': {
    label: bilingual('构图或姿势不符合要求', 'Composition or pose not as required'),
    advice: bilingual(
      '请正对镜头、居中拍摄，头部和双肩完整',
      'Face the camera in the middle of the picture, the head and both shoulders whole',
    ),
    appliesTo: ['material.FACE_PHOTO'],
  },
  'PHO-05': {
    label: bilingual('光线过暗或过亮', 'Too dark or too bright'),
    advice: bilingual('请在光线均匀处重新拍摄', 'Take it again in even light'),
    appliesTo: ['material.FACE_PHOTO'],
  },
  'PHO-06': {
    label: bilingual('照片经过处理', 'Retouched or composed'),
    advice: bilingual('请上传未经处理的原始照片', 'Upload the untouched photo'),
    appliesTo: ['material.FACE_PHOTO'],
  },
  'PHO-07': {
    label: bilingual('照片曾用于其他备案', 'Used before'),
    advice: bilingual('请重新拍摄', 'Take a new photo'),
    appliesTo: ['material.FACE_PHOTO'],
  },
  'PHO-08': {
    label: bilingual('手持的证件看不清', 'The held ID cannot be read'),
    advice: bilingual('请手持证件重新拍摄，字迹清晰', 'Hold the ID again, writing sharp'),
    appliesTo: ['material.FACE_PHOTO'],
  },
  'PHO-09': {
    label: bilingual('人脸核验未通过', 'Face check failed'),
    advice: bilingual('请由本人在光线充足处重新拍摄', 'The person should be photographed again in good light'),
    appliesTo: ['material.FACE_PHOTO'],
  },
  'PHO-10': {
    label: bilingual('背景不是白色', 'Background not white'),
    advice: bilingual(
      '请背靠白墙重新拍摄，画面中没有杂物',
      'Take it again before a white wall, with nothing else in the picture',
    ),
    appliesTo: ['material.FACE_PHOTO'],
  },
} as const satisfies Record<string, ReasonRow>;
