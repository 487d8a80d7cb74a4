import { pictureForms } from '../filing/picture-forms.ts';
import { type Day, isInForce } from '../province/in-force.ts';
import { findProvince, type ProvinceCode } from '../province/provinces.ts';
import { dayOf, type Rules } from '../province/rule-set.ts';
import { provincesByShortName } from '../province-rules/rule.ts';
import { type BilingualText, bilingual } from '../text/bilingual-text.ts';
import { faceGuide } from './face-guide.ts';
import { type GuideRow, guideGroups } from './guide-row.ts';
import { type PhotoMethod, photoMethodOf } from './photo-method.ts';

const { face } = pictureForms;

export const photoGuide = {
  // Where the app is and who may use it differ by bureau: a row for each that has an app.
  installApp: {
    group: 'app',
    method: 'BUREAU_APP',
    in: provincesByShortName('沪'),
    instruction: bilingual(
      '安装管局的备案应用；手机号归属地或拍摄地点须在上海',
      "Install the bureau's app; the number's region or the place must be Shanghai",
    ),
    essential: bilingual(
      '在上海，或使用上海号码，安装管局应用',
      "be in Shanghai, or have a Shanghai number, and install the bureau's app",
    ),
    reason: null,
    source: 'A18-PHOTO, A19-SH',
  },
  samePhone: {
    group: 'app',
    method: 'BUREAU_APP',
    instruction: bilingual(
      '在应用中使用订单所填的网站负责人手机号',
      "Use the mobile number that the order gives for the website's principal",
    ),
    essential: bilingual('使用负责人本人的手机号', "use the principal's own mobile"),
    reason: null,
    source: 'A18-PHOTO, A19-SH',
  },
  bothSides: {
    group: 'app',
    method: 'BUREAU_APP',
    instruction: bilingual(
      '拍摄证件正反面，再手持证件拍照',
      'Photograph both sides of the ID, then the person holding it',
    ),
    essential: bilingual('拍摄证件正反面和手持证件照', 'photograph both sides of the ID and yourself holding it'),
    reason: null,
    source: 'A18-PHOTO',
  },
  enterCode: {
    group: 'app',
    method: 'BUREAU_APP',
    instruction: bilingual(
      '将应用给出的采集码填入备案系统，查看照片后确认',
      'Enter the collection code into the filing system, look at the picture, confirm it',
    ),
    essential: bilingual(
      '把采集码填入备案系统并确认照片',
      'enter the collection code into the filing system and confirm the picture',
    ),
    reason: null,
    source: 'A18-PHOTO, A19-SH',
  },
  afterRefusal: {
    group: 'app',
    method: 'BUREAU_APP',
    instruction: bilingual(
      '照片被驳回后，卸载并重新安装应用，重新采集取得新的采集码',
      'After a refusal remove and reinstall the app and take it anew: the old code is used up',
    ),
    reason: null,
    source: 'A18-PHOTO, A19-SH',
  },
  principal: {
    group: 'person',
    instruction: bilingual('由网站负责人本人拍摄', "The person is the website's principal"),
    essential: bilingual('负责人本人', 'the principal in person'),
    fault: bilingual('不是网站负责人本人', "It shows somebody else than the website's principal"),
    reason: 'PHO-01',
    source: 'A18-PHOTO',
  },
  fullFace: {
    group: 'person',
    instruction: bilingual('正面', 'Full face'),
    fault: bilingual('不是正面', 'The face is not seen from the front'),
    reason: 'PHO-04',
    source: 'PHOTO-600',
  },
  bareHeaded: {
    group: 'person',
    instruction: bilingual('免冠', 'Bare-headed'),
    fault: bilingual('戴了帽子', 'A hat is worn'),
    reason: 'PHO-04',
    source: 'PHOTO-600',
  },
  readableId: {
    group: 'person',
    method: 'BUREAU_APP',
    instruction: bilingual('手持的证件字迹清晰可读', 'The ID that is held can be read'),
    essential: bilingual('手持证件字迹清晰', 'the ID held is readable'),
    fault: bilingual('手持的证件看不清', 'The ID that is held cannot be read'),
    reason: 'PHO-08',
    source: 'TC-REJ',
  },
  centred: {
    group: 'composition',
    method: 'CURTAIN',
    instruction: bilingual('上半身，位于幕布正中', 'Upper body, centred before the curtain'),
    essential: bilingual('上半身、居中', 'upper body, centred'),
    fault: bilingual('不是上半身，或没有站在幕布正中', 'Not the upper body, or not in the middle of the curtain'),
    reason: 'PHO-04',
    source: 'A18-PHOTO',
  },
  shoulders: {
    group: 'composition',
    method: 'CURTAIN',
    instruction: bilingual('双肩完整入镜', 'Both shoulders visible'),
    fault: bilingual('双肩没有完整入镜', 'A shoulder is cut off'),
    reason: 'PHO-04',
    source: 'TC-REJ, TC-PHOTO',
  },
  head: {
    group: 'composition',
    method: 'CURTAIN',
    instruction: bilingual('头部不高出幕布', 'The head is not above the curtain'),
    fault: bilingual('头部高出幕布', 'The head is above the curtain'),
    reason: 'PHO-04',
    source: 'TC-REJ, TC-PHOTO',
  },
  season: {
    group: 'clothing',
    instruction: bilingual('衣着与拍摄时的季节相符', 'Clothing of the season'),
    fault: bilingual('衣着与季节不符', 'The clothes are not of the season'),
    reason: 'PHO-03',
    source: 'A18-PHOTO',
  },
  colour: {
    group: 'clothing',
    method: 'CURTAIN',
    instruction: bilingual('不穿红色或蓝色上衣', 'No red or blue top'),
    essential: bilingual('不穿红色或蓝色上衣', 'no red or blue top'),
    fault: bilingual('穿了红色或蓝色上衣', 'A red or blue top is worn'),
    reason: 'PHO-03',
    source: 'SEED, TC-REJ',
  },
  background: {
    group: 'curtain',
    method: 'CURTAIN',
    instruction: bilingual('背景全部为我方的蓝色幕布', 'The whole background is our blue curtain'),
    essential: bilingual('我方幕布铺满背景', 'our curtain fills the background'),
    fault: bilingual(
      '背景露出幕布以外的部分，或不是我方幕布',
      'The background shows more than the curtain, or it is not ours',
    ),
    reason: 'PHO-02',
    source: 'A18-PHOTO',
  },
  lettering: {
    group: 'curtain',
    method: 'CURTAIN',
    instruction: bilingual('幕布文字清晰可读', 'The lettering is sharp and readable'),
    essential: bilingual('文字清晰', 'lettering sharp'),
    fault: bilingual('幕布文字看不清', 'The lettering cannot be read'),
    reason: 'PHO-02',
    source: 'A18-PHOTO',
  },
  mirrored: {
    group: 'curtain',
    method: 'CURTAIN',
    instruction: bilingual('文字没有左右颠倒（自拍常见）', 'The lettering is not mirrored, as in selfies'),
    essential: bilingual('文字不反', 'not mirrored'),
    fault: bilingual('文字左右颠倒', 'The lettering is mirrored'),
    reason: 'PHO-02',
    source: 'TC-REJ, TC-PHOTO',
  },
  straight: {
    group: 'curtain',
    method: 'CURTAIN',
    instruction: bilingual('幕布平整、不歪斜', 'The curtain hangs straight'),
    fault: bilingual('幕布不平整或歪斜', 'The curtain is creased or hangs askew'),
    reason: 'PHO-02',
    source: 'TC-REJ, TC-PHOTO',
  },
  gansu: {
    group: 'curtain',
    method: 'CURTAIN',
    in: provincesByShortName('陇'),
    instruction: bilingual(
      '甘肃：露出幕布最下一行文字，不露出幕布边缘',
      'Gansu: the bottom line of the text is visible, no edge of the curtain is',
    ),
    essential: bilingual(
      '露出最下一行文字、不露幕布边缘',
      'the bottom line of the text in, the edge of the curtain out',
    ),
    fault: bilingual(
      '没有露出最下一行文字，或露出了幕布边缘',
      'The bottom line is not visible, or an edge of the curtain is',
    ),
    reason: 'PHO-02',
    source: 'TC-REJ, TC-PHOTO',
  },
  light: {
    group: 'quality',
    instruction: bilingual('光线均匀、充足', 'Good, even light'),
    essential: bilingual('光线充足', 'well lit'),
    fault: bilingual('光线不足或不均匀', 'The light is poor or uneven'),
    reason: 'PHO-05',
    source: 'TC-REJ',
  },
  untouched: {
    group: 'quality',
    instruction: bilingual('没有修图、美颜或合成', 'No retouching, beautifying or composing'),
    essential: bilingual('不修图', 'no retouching'),
    fault: bilingual('照片经过修图、美颜或合成', 'The photo was retouched, beautified or composed'),
    reason: 'PHO-06',
    source: 'A19-PHOTO',
  },
  unused: {
    group: 'quality',
    instruction: bilingual('没有在其他备案中用过', 'Not used in another filing'),
    fault: bilingual('照片在其他备案中用过', 'The photo was used in another filing'),
    reason: 'PHO-07',
    source: 'TC-REJ',
  },
  size: {
    group: 'quality',
    method: 'CURTAIN',
    instruction: bilingual(
      `彩色照片，不小于 ${face.long}×${face.short} 像素`,
      `In colour, at least ${face.long}×${face.short} pixels`,
    ),
    essential: bilingual(
      `彩色、不小于 ${face.long}×${face.short} 像素`,
      `in colour, at least ${face.long}×${face.short} pixels`,
    ),
    fault: bilingual('不是彩色照片，或尺寸太小', 'The photo is not in colour, or too small'),
    reason: 'PHO-04',
    source: 'PHOTO-600',
  },
  ...faceGuide,
} as const satisfies Record<string, GuideRow>;

export type GuideStepId = keyof typeof photoGuide;
export interface GuideStep extends GuideRow {
  readonly id: GuideStepId;
}

export interface PhotoGuide {
  readonly method: PhotoMethod;
  readonly steps: readonly GuideStep[];
}

/** 拍照要求 of a province under an edition: the method and the requirements, ordered by group. */
export function photoGuideOf(province: string, edition: Rules): PhotoGuide {
  const method = photoMethodOf(province, edition);
  const key = `${province} ${method} ${dayOf(edition)}`;
  const known = guides.get(key) ?? guideFor(province, method, dayOf(edition));
  if (findProvince(province) !== undefined) guides.set(key, known);
  return known;
}
const guides = new Map<string, PhotoGuide>();

function guideFor(province: string, method: PhotoMethod, day: Day): PhotoGuide {
  const groups = Object.keys(guideGroups);
  const steps = Object.entries<GuideRow>(photoGuide)
    .map(([id, row]) => ({ ...row, id: id as GuideStepId }))
    .filter(
      (row) =>
        (row.method ?? method) === method &&
        (row.in === undefined || (findProvince(province) !== undefined && row.in.includes(province as ProvinceCode))) &&
        isInForce(row, day),
    )
    .sort((a, b) => groups.indexOf(a.group) - groups.indexOf(b.group));
  return { method, steps };
}

/** The short forms of the guide joined into one text, for `{guide}` of the notice that asks for the photo. */
export function photoEssentials(province: string, edition: Rules): BilingualText {
  const essentials = photoGuideOf(province, edition).steps.flatMap(({ essential }) => essential ?? []);
  return bilingual(essentials.map(({ zh }) => zh).join('，'), essentials.map(({ en }) => en).join(', '));
}
