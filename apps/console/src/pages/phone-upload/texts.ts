import { bilingual } from '@beian/domain/text';

export const phoneUploadTexts = {
  title: bilingual('用手机上传材料', 'Upload a material by phone'),
  camera: bilingual('拍照上传', 'Take a photo and upload it'),
  album: bilingual('选择图片上传', 'Choose an image and upload it'),
  sent: bilingual('已上传，电脑上会自动显示', 'Uploaded; the computer shows it by itself'),
  left: bilingual('不清楚时可以重拍，会替换这一张；还可上传 {n} 张', 'If it is not sharp, take another, which replaces it; {n} more is possible|If it is not sharp, take another, which replaces it; {n} more are possible'),
  noneLeft: bilingual('此链接已用完；要再换时，请在电脑上重新生成二维码', 'This link is used up; to replace the image once more, make a new code on the computer'),
  hint: bilingual('请把整张材料拍清楚，四角完整，不要反光；JPEG 或 PNG，过大的照片会自动缩小。', 'Show the whole paper, sharp, with its four corners and without reflections. JPEG or PNG; a photo that is too large is made smaller.'),
  over: bilingual('此上传链接无效、已过期或已用完', 'This upload link is unknown, over or used up'),
  overHint: bilingual('请在电脑上打开订单，在这份材料处重新点击“用手机拍照上传”，再扫描新的二维码。订单已提交的，无需再上传。', 'Open the order on the computer, choose “Upload from a phone” at this material again, and scan the new code. If the order was submitted, nothing needs to be uploaded.'),
};
