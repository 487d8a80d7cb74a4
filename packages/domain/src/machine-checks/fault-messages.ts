import type { MaterialKind } from '../filing/materials.ts';
import { pictureFormOf } from '../filing/materials.ts';
import { type BilingualText, bilingual, fillTemplate } from '../text/bilingual-text.ts';
import type { UsedBy } from './reuse.ts';

interface FaultMessage {
  readonly message: BilingualText;
  readonly suggestion: BilingualText;
}

const retakeAdvice = bilingual('请重新拍摄或扫描后上传', 'Take or scan it again and send that');

/** Messages of the machine checks, one row per fault. `{…}` are figures of the check. */
const faults: Readonly<Record<string, FaultMessage>> = {
  BLANK: { message: bilingual('可能是空白页', 'This may be a blank page'), suggestion: retakeAdvice },
  FLAT_AREA: {
    message: bilingual('可能有大片内容被遮挡或缺失', 'A large part may be covered or missing'),
    suggestion: retakeAdvice,
  },
  TOO_SMALL: {
    message: bilingual('可能太小而看不清：{size} 像素', 'It may be too small to read: {size} pixels'),
    suggestion: bilingual('请上传不小于 {least} 像素的图片', 'Send an image of at least {least} pixels'),
  },
  TOO_FEW_BYTES: {
    message: bilingual('文件小于 {leastKB} KB', 'The file is smaller than {leastKB} KB'),
    suggestion: bilingual('请上传未经压缩的原图', 'Send the original, not a reduced copy'),
  },
  BLURRED: { message: bilingual('可能模糊', 'It may be blurred'), suggestion: retakeAdvice },
  TOO_DARK: { message: bilingual('可能过暗', 'It may be too dark'), suggestion: retakeAdvice },
  TOO_BRIGHT: { message: bilingual('可能过亮', 'It may be too bright'), suggestion: retakeAdvice },
  FILE_LOST: {
    message: bilingual('文件已丢失或损坏，无法检查', 'The stored file is lost or damaged and cannot be checked'),
    suggestion: bilingual('请重新上传', 'Send it again'),
  },
  RED_TOP: {
    message: bilingual('上衣可能为红色', 'The top may be red'),
    suggestion: bilingual('照片中不得穿红色或蓝色上衣', 'No red or blue top is worn in the photo'),
  },
  BLUE_TOP: {
    message: bilingual('上衣可能为蓝色', 'The top may be blue'),
    suggestion: bilingual('照片中不得穿红色或蓝色上衣', 'No red or blue top is worn in the photo'),
  },
  RED_AND_BLUE_TOP: {
    message: bilingual('上衣可能有红色和蓝色', 'The top may be red and blue'),
    suggestion: bilingual('照片中不得穿红色或蓝色上衣', 'No red or blue top is worn in the photo'),
  },
  NO_WHITE_BACKGROUND: {
    message: bilingual('背景可能不是白色', 'The background may not be white'),
    suggestion: bilingual('背景须为白色或接近白色，没有杂物', 'The background is white or nearly so, without objects'),
  },
  NO_BLUE_CURTAIN: {
    message: bilingual('背景可能不是蓝色幕布', 'The background may be no blue curtain'),
    suggestion: bilingual('背景须全部为本服务商的蓝色幕布', "The whole background is the provider's blue curtain"),
  },
  USED_ELSEWHERE: {
    message: bilingual(
      '与其他主体订单 {orders} 的照片相同或相近',
      'The same or nearly the same photo as of {orders}, another subject',
    ),
    suggestion: bilingual(
      '请对照两张照片；属同一照片的，须重新拍摄',
      'Compare the two; if they are one, a new one is to be taken',
    ),
  },
  OTHER_SUBJECT: {
    message: bilingual('号码已用于其他主体：{places}', 'The number is used by another subject: {places}'),
    suggestion: bilingual('请核实号码是否为负责人本人所有', "See whether the number is the principal's own"),
  },
};

/** Messages for partners about data of others: without numbers of orders or filings that are not theirs. */
const partnerFaults: Readonly<Record<string, FaultMessage>> = {
  USED_ELSEWHERE: {
    message: bilingual('与其他订单的照片相同或相近', 'The same or nearly the same photo as in another order'),
    suggestion: bilingual('请重新拍摄', 'Take a new photo'),
  },
};

/** The message of a fault; null: there is none. `facts` are those of the stored check. Pure. */
export function faultMessage(
  fault: string,
  facts: Readonly<Record<string, unknown>>,
  { kind, desk }: { readonly kind: MaterialKind | null; readonly desk: boolean },
): { readonly message: BilingualText; readonly suggestion: BilingualText } | null {
  const row = (desk ? undefined : partnerFaults[fault]) ?? faults[fault];
  if (row === undefined) return null;
  const limit = kind === null ? undefined : pictureFormOf(kind);
  const usedBy = facts as Partial<UsedBy>;
  const places = {
    size: `${facts.width}×${facts.height}`,
    least: `${limit?.long}×${limit?.short}`,
    leastKB: String(Math.round((limit?.leastBytes ?? 0) / 1024)),
    orders: (usedBy.orders ?? []).join('、'),
    places: [...(usedBy.filings ?? []), ...(usedBy.orders ?? [])].join('、'),
  };
  return { message: fillTemplate(row.message, places), suggestion: fillTemplate(row.suggestion, places) };
}
