import { qualityPeriods } from '@beian/domain/quality';

const [month, quarter] = qualityPeriods;

/** 理由库。Loaded with its page (`reasons-texts.ts`). */
export const zhReasons = {
  'reasonLibrary.lead':
    '退回和驳回时可选的全部理由，以及申请人看到的修改建议。理由各省通用，随系统版本更新，不在设置中更改；退回时可以逐条修改建议。',
  'reasonLibrary.find': '代码、理由、建议或拼音',
  'reasonLibrary.loading': '正在加载理由库',
  'reasonLibrary.total': '共 {n} 条理由',
  'reasonLibrary.empty': '没有符合的理由',
  'reasonLibrary.emptyHint': '请换一个词再试',
  'reasonLibrary.clear': '显示全部',
  'reasonLibrary.code': '代码',
  'reasonLibrary.reason': '理由',
  'reasonLibrary.advice': '修改建议',
  'reasonLibrary.appliesTo': '适用',
  'reasonLibrary.source': '来源',
  'reasonLibrary.month': `近 ${month} 天`,
  'reasonLibrary.quarter': `近 ${quarter} 天`,
  'reasonLibrary.uses': '{n} 次',
  'reasonLibrary.reviewers': '{n} 人使用',
  'reasonLibrary.unused': '未使用',
  'reasonLibrary.allKinds': '各类订单',
  'reasonLibrary.allProvinces': '各省',
  'reasonLibrary.fromReview': '初审规则',
  'reasonLibrary.fromBureau': '管局返回代码',
  'reasonLibrary.place.order': '整个订单',
  'reasonLibrary.place.field': '任何字段',
  'reasonLibrary.place.material': '任何材料',
  'reasonLibrary.group.ORD': '订单',
  'reasonLibrary.group.SUB': '主体',
  'reasonLibrary.group.PRN': '负责人',
  'reasonLibrary.group.CON': '联系方式',
  'reasonLibrary.group.WEB': '网站',
  'reasonLibrary.group.DOM': '域名',
  'reasonLibrary.group.ACC': '接入',
  'reasonLibrary.group.CAN': '注销',
  'reasonLibrary.group.MAT': '材料',
  'reasonLibrary.group.PHO': '核验照片',
};
