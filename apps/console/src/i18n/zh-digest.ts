/** 每日摘要的设置。Loaded with the staff page (`digest-texts.ts`). */
export const zhDigest = {
  'digest.title': '我的每日摘要',
  'digest.lead':
    '工作日按所选时间发一封邮件：在办、今天到期、风险、超时、按时率、管局通道、未匹配答复、缺勤和最先到期的风险订单。',
  'digest.wanted': '发送',
  'digest.at': '时间（北京时间）',
  'digest.language': '语言',
  'digest.zh': '中文',
  'digest.en': 'English（英文）',
  'digest.email': '电子邮件',
  'digest.nowhere': '还没有地址：填写后才会发送。',
  'digest.save': '保存',
  'digest.saved': '每日摘要已保存',
  'digest.loading': '正在加载每日摘要的设置',
} as const;
