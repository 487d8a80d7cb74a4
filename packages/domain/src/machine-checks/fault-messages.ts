import type { MaterialKind } from '../filing/materials.ts';
import { pictureFormOf } from '../filing/materials.ts';
import { type BilingualText, bilingual, fillBilingual, fillTemplate } from '../text/bilingual-text.ts';
import { type ReadElsewhere, scanValueKinds, type UsedBy } from './used-by.ts';

interface FaultMessage {
  readonly message: BilingualText;
  readonly suggestion: BilingualText;
}

const retakeAdvice = bilingual('请重新拍摄或扫描后上传', 'Take or scan it again and send that');

/** Messages of the machine checks, one row per fault. `{…}` are figures of the check. */
const faultRows = {
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
  NO_FACE: {
    message: bilingual('可能没有人脸，或人脸被遮挡', 'There may be no face, or it is covered'),
    suggestion: bilingual('请正对镜头重新拍摄', 'Take it again, facing the camera'),
  },
  SEVERAL_FACES: {
    message: bilingual('可能有 {count} 张人脸', 'There may be {count} faces'),
    suggestion: bilingual('请只拍摄本人', 'Only the person is to be in the photo'),
  },
  FACE_TOO_SMALL: {
    message: bilingual(
      '人脸可能太小，拍到的不止上半身',
      'The face may be too small: more than the upper body is shown',
    ),
    suggestion: bilingual('请靠近一些，拍摄上半身', 'Come nearer, so that the upper body is shown'),
  },
  FACE_TOO_LARGE: {
    message: bilingual('人脸可能太大', 'The face may be too large'),
    suggestion: bilingual('请离镜头远一些', 'Stand back from the camera'),
  },
  FACE_OFF_CENTRE: {
    message: bilingual('人可能不在画面正中', 'The person may not be in the middle'),
    suggestion: bilingual('请站在画面正中', 'Stand in the middle'),
  },
  FACE_CUT_OFF: {
    message: bilingual('头部或肩部可能没有完整入镜', 'Head or shoulders may be cut off'),
    suggestion: bilingual('请让头部和双肩完整入镜', 'Head and both shoulders are to be in the photo'),
  },
  FACE_TILTED: {
    message: bilingual('头部可能倾斜', 'The head may be tilted'),
    suggestion: bilingual('请端正头部', 'Hold the head upright'),
  },
  FACE_TURNED: {
    message: bilingual('可能不是正面', 'The face may not be seen from the front'),
    suggestion: bilingual('请正对镜头重新拍摄', 'Take it again, facing the camera'),
  },
  EYES_COVERED: {
    message: bilingual('眼睛可能被遮挡', 'The eyes may be covered'),
    suggestion: bilingual('请露出双眼，不戴墨镜', 'Show both eyes, without sunglasses'),
  },
  FACE_BLURRED: { message: bilingual('人脸可能模糊', 'The face may be blurred'), suggestion: retakeAdvice },
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
  PHOTO_OF_ANOTHER: {
    message: bilingual(
      '与订单 {orders} 的照片相同或相近，但该订单的网站负责人是另一人',
      'The same or nearly the same photo as of {orders}, whose website principal is another person',
    ),
    suggestion: bilingual(
      '请对照两张照片，核实照片中是谁；非本人的，须重新拍摄',
      'Compare the two and see whom they show; if it is not this principal, a new one is to be taken',
    ),
  },
  CERTIFICATE_OF_ANOTHER: {
    message: bilingual(
      '与其他主体订单 {orders} 的证件扫描件相同或相近',
      'The same or nearly the same scan as of {orders}, another subject',
    ),
    suggestion: bilingual(
      '一份证件只属于一个主体：请对照两份扫描件的名称与号码',
      'A certificate belongs to one subject: compare names and numbers on both scans',
    ),
  },
  ID_OF_TWO_SUBJECTS: {
    message: bilingual(
      '与其他主体订单 {orders} 的负责人证件扫描件相同或相近',
      "The same or nearly the same scan of a principal's ID as of {orders}, another subject",
    ),
    suggestion: bilingual(
      '一人可以担任两个单位的负责人：请核实其是否为本主体的负责人',
      'One person may be the principal of two units: see whether the person is the principal of this one',
    ),
  },
  ID_OF_ANOTHER: {
    message: bilingual(
      '与订单 {orders} 的证件扫描件相同或相近，但填写的证件号码不同',
      'The same or nearly the same scan of an ID as of {orders}, where another ID number is filled in',
    ),
    suggestion: bilingual(
      '请核对扫描件上的姓名与证件号码属于哪一位负责人',
      'See whose name and number stand on the scan',
    ),
  },
  READ_ON_ANOTHER: {
    message: bilingual(
      '其他主体订单 {orders} 的扫描件上有相同的{values}',
      'The same {values} stands on a scan of {orders}, another subject',
    ),
    suggestion: bilingual(
      '请对照两份扫描件：同一份证件裁切、旋转或改动后，图片比对可能认不出',
      'Compare the two scans: one that was cropped, turned or altered may not be found by its picture',
    ),
  },
  ID_READ_ON_ANOTHER: {
    message: bilingual(
      '其他主体订单 {orders} 的负责人证件上有相同的{values}',
      "The same {values} stands on a principal's ID of {orders}, another subject",
    ),
    suggestion: bilingual(
      '一人可以担任两个单位的负责人：请核实其是否为本主体的负责人',
      'One person may be the principal of two units: see whether the person is the principal of this one',
    ),
  },
  OTHER_SUBJECT: {
    message: bilingual(
      '号码或邮箱已用于其他主体：{places}',
      'The number or mail address is used by another subject: {places}',
    ),
    suggestion: bilingual('请核实号码或邮箱是否为负责人本人所有', "See whether it is the principal's own"),
  },
  PRINCIPAL_OF_OTHERS: {
    message: bilingual(
      '此人已是其他主体的负责人：{places}',
      'The person is a principal of another subject already: {places}',
    ),
    suggestion: bilingual(
      '请核实此人确为本主体的负责人，并在各主体填写相同的联系方式',
      'See that the person is the principal of this subject, with the same contacts everywhere',
    ),
  },
  PRINCIPAL_WITH_OTHER_MOBILE: {
    message: bilingual(
      '此人在其他主体登记的手机号码与此处不同：{places}',
      'The person has another mobile in the filing of another subject: {places}',
    ),
    suggestion: bilingual(
      '同一人在各主体须填写相同的联系方式：请申请人改为一致，或先变更另一备案',
      'One person has the same contacts everywhere: have the order changed, or the other filing first',
    ),
  },
} as const satisfies Record<string, FaultMessage>;
const faults: Readonly<Record<string, FaultMessage>> = faultRows;

/** Faults of pictures that other orders have, too. */
export type ReuseFault = Extract<
  keyof typeof faultRows,
  'USED_ELSEWHERE' | 'PHOTO_OF_ANOTHER' | 'CERTIFICATE_OF_ANOTHER' | 'ID_OF_TWO_SUBJECTS' | 'ID_OF_ANOTHER'
>;

/** Faults of scans on which the same was read as on those of other subjects. */
export type ScanFault = Extract<keyof typeof faultRows, 'READ_ON_ANOTHER' | 'ID_READ_ON_ANOTHER'>;

/** Messages for partners about data of others: without numbers of orders or filings that are not theirs. */
const partnerFaults: Readonly<Record<string, FaultMessage>> = {
  USED_ELSEWHERE: {
    message: bilingual('与其他订单的照片相同或相近', 'The same or nearly the same photo as in another order'),
    suggestion: bilingual('请重新拍摄', 'Take a new photo'),
  },
  PHOTO_OF_ANOTHER: {
    message: bilingual(
      '与另一订单的照片相同或相近，但网站负责人不是同一人',
      'The same or nearly the same photo as in an order with another website principal',
    ),
    suggestion: bilingual('请重新拍摄网站负责人本人', 'Take a new photo of the website principal'),
  },
  CERTIFICATE_OF_ANOTHER: {
    message: bilingual(
      '与其他主体的证件扫描件相同或相近',
      'The same or nearly the same scan as in an order of another subject',
    ),
    suggestion: bilingual('请上传本主体的证件', "Send the scan of this subject's own certificate"),
  },
  ID_OF_TWO_SUBJECTS: {
    message: bilingual(
      '与其他主体的负责人证件扫描件相同或相近',
      "The same or nearly the same scan of a principal's ID as in an order of another subject",
    ),
    suggestion: bilingual('请确认此人是本主体的负责人', 'Make sure that the person is the principal of this subject'),
  },
  ID_OF_ANOTHER: {
    message: bilingual(
      '与另一订单的证件扫描件相同或相近，但填写的证件号码不同',
      'The same or nearly the same scan as in an order where another ID number is filled in',
    ),
    suggestion: bilingual('请核对扫描件与填写的证件号码', 'Compare the scan with the ID number that is filled in'),
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
  const usedBy = facts as Partial<UsedBy & ReadElsewhere>;
  const kinds = (usedBy.kinds ?? []).map((one) => scanValueKinds[one]);
  const values = bilingual(kinds.map(({ zh }) => zh).join('、'), kinds.map(({ en }) => en).join(', '));
  const places = {
    size: `${facts.width}×${facts.height}`,
    least: `${limit?.long}×${limit?.short}`,
    count: String(facts.count),
    leastKB: String(Math.round((limit?.leastBytes ?? 0) / 1024)),
    orders: (usedBy.orders ?? []).join('、'),
    places: [...(usedBy.filings ?? []), ...(usedBy.orders ?? [])].join('、'),
  };
  return {
    message: fillTemplate(fillBilingual(row.message, { values }), places),
    suggestion: fillTemplate(row.suggestion, places),
  };
}
