/** 照片审核 (list). Loaded with its page (`photos-texts.ts`). */
export const zhPhotos = {
  'photos.lead': '等待审核照片的订单，先到期的在前。照片在订单页查看，每次查看都会记入审计。',
  'photos.allProvinces': '全部省份',
  'photos.holder.ALL': '全部',
  'photos.holder.NOBODY': '未领取',
  'photos.holder.ME': '我领取的',
  'photos.principal': '网站负责人',
  'photos.method': '拍照方式',
  'photos.since': '等待自',
  'photos.loading': '正在加载待审照片',
  'photos.empty': '没有等待审核的照片',
  'photos.emptyHint': '申请人提交照片后，订单会自动出现在这里',
  'photos.total': '共 {n} 单',
};
