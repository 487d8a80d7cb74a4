/** 备案后的提醒：链接打开的页面。Loaded with the page that uses it (`follow-up-texts.ts`). */
export const zhFollowUp = {
  'followUp.title': '备案后的提醒',
  'followUp.hotline': '服务热线 {number}',
  'followUp.loading': '正在打开链接',
  'followUp.filing': '备案号',
  'followUp.subject': '主办单位或个人',
  'followUp.website': '网站',
  'followUp.data': '目前备案的信息（个人信息已部分隐去）',
  'followUp.notSent': '没有送达，请重试',
  'followUp.until': '{at}（北京时间）前可以答复，也可以改变答复。',
  'followUp.untilOne': '{at}（北京时间）前可以答复。',
  'followUp.offline': '无法连接，请检查网络',
  'followUp.later': '请求过多，请稍后再试',
  'followUp.fault': '暂时无法打开，请稍后重试',
  'followUp.again': '重试',
  'followUp.over': '此链接无效或已失效',
  'followUp.overHint': '备案信息有变化的，请在提交订单的系统中办理变更备案。',
} as const;
