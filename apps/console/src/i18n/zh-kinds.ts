/** 因订单类型而异的内容：注销将结束什么，以及一份备案可办理的订单。Loaded with the pages that use it (`kinds-texts.ts`). */
export const zhKinds = {
  'ending.title': '管局通过后将结束',
  'ending.done': '管局已通过，已结束',
  'ending.afterwards': '通过后：{sentence}',
  'ending.gone': '已不在备案中',
  'ending.allWebsites': '全部网站',
  'ending.noWebsites': '没有网站',
  'ending.others': '其他接入商的 {n} 个接入随之结束',
  'ending.rest': '主体和其余 {n} 个网站仍在备案中',
  'ending.last': '这是主体的最后一个网站，注销后成为空壳主体：{shell}',
  'ending.access': '我方接入',
  'ending.remain': '仍保留的接入',
  'ending.noneRemain': '没有其他接入',
  'ending.history': '查看备案历史',
  'ending.confirm': '{label}通过后不能恢复：{sentence}',
  'ending.confirmMany': '其中 {n} 单注销或取消接入，管局通过后不能恢复。',

  'access.title': '接入',
  'access.ours': '我方接入',
  'access.others': '其他接入商',

  'options.title': '合作方可办理的订单',
  'options.cancellations': '注销与取消接入',
  'options.stops': '停止：{list}',
  'options.waits': '{label}须在此订单结束或放弃后办理：',

  'record.shell': '空壳主体',
  'record.shellMeans': '没有网站，也就没有接入商：须向管局提交书面申请注销，约 5 个工作日。',
  'record.deregistered': '已注销主体',
  'record.deregisteredMeans': '{at} 起已不在备案中；需要时须重新备案。',
} as const satisfies Readonly<Record<string, string>>;
