import { type BilingualText, bilingual } from '../text/bilingual-text.ts';

/** Scans that a partner has read before it fills in an order, within an hour: a page takes a second of a reader that orders wait for, too. */
export const MAX_UPLOAD_READINGS_PER_HOUR = 1000;

/** How the reading of an upload stands; a paper of another kind than its material shows is OTHER_PAPER. */
export const uploadReadingStates = {
  PENDING: bilingual('正在识别', 'Being read'),
  READ: bilingual('已识别，请逐项核对后保存', 'Read: check each value before you save it'),
  OTHER_PAPER: bilingual('不是所需的材料', 'Another paper than is asked for'),
  UNREADABLE: bilingual('看不清，请重拍或手工填写', 'Not legible: take the picture again, or type the values'),
  UNAVAILABLE: bilingual(
    '识别服务没有答复，请手工填写或稍后再试',
    'No reader answers: type the values, or try again later',
  ),
} as const satisfies Record<string, BilingualText>;
export type UploadReadingState = keyof typeof uploadReadingStates;
