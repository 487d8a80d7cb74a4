import { bilingual } from '@beian/domain/text';

export const photoTexts = {
  guide: bilingual('拍摄要求', 'How the photo is taken'),
  whoLooks: bilingual(
    '机器只提示人脸的数量、大小、位置、姿势与清晰度，以及光线、颜色和尺寸。帽子、口罩、闭眼、脸部遮挡、背后的人或海报、翻拍的照片，由审核人员看照片判断。',
    'The machine hints only at number, size, place, pose and sharpness of faces, at light, colours and size. A reviewer looks at the photo for hats, masks, closed eyes, covered faces, people or posters behind, and pictures of pictures.',
  ),
  upload: bilingual('上传并提交照片', 'Upload and submit the photo'),
  right: bilingual('正确：上半身，居中', 'Right: upper body, centred'),
  above: bilingual('错误：头部高出幕布', 'Wrong: the head is above the curtain'),
  aside: bilingual('错误：没有居中', 'Wrong: not in the middle'),
  far: bilingual('错误：离得太远', 'Wrong: too far away'),
  curtain: bilingual('幕布', 'Curtain'),
  owned: bilingual('该主体 {day} 已收到幕布，可直接拍照。', 'The subject has had a curtain since {day}: the photo can be taken at once.'),
  notOwned: bilingual('没有幕布的，在此免费申请，我们按下面的地址寄出。', 'Without a curtain, ask for one here: it is free and comes by mail.'),
  shipBy: bilingual('应于 {day} 寄出', 'To be sent on {day}'),
  sent: bilingual('{courier} {number}，预计 {from} 至 {by} 到达', '{courier} {number}, expected between {from} and {by}'),
  province: bilingual('收件省份', 'Province'),
  city: bilingual('收件城市', 'City'),
  address: bilingual('详细地址', 'District, street and number'),
  consignee: bilingual('收件人', 'Consignee'),
  mobile: bilingual('收件人手机号码', 'Mobile of the consignee'),
  app: bilingual('管局应用采集', "Photo by the bureau's app"),
  appLead: bilingual('照片由{title}用管局应用拍摄。拍摄后应用显示采集码，请填在这里，看过照片再确认提交。', "The {title} takes the photo with the bureau's app. Enter the collection code that it shows, look at the photo, and confirm it."),
  read: bilingual('请确认', 'Please confirm'),
  code: bilingual('采集码', 'Collection code'),
  picture: bilingual('管局应用拍摄的照片', "The photo of the bureau's app"),
};
