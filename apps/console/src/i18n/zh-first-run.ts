/** 首次运行清单。Loaded with the board (`board-texts.ts`). */
export const zhFirstRun = {
  'firstRun.title': '首次运行清单（{done}/{all}）',
  'firstRun.blocks': '清单确认之前，订单不能提交管局。',
  'firstRun.goesOn': '订单照常提交管局；以下事项尚未完成。',
  'firstRun.confirmList': '确认清单',
  'firstRun.confirmAsk': '确认后订单可以提交管局，并记入审计。',
  'firstRun.confirmOne': '确认',
  'firstRun.confirmOf': '确认：{item}',
  'firstRun.confirmOneAsk': '确认“{item}”无误？将记入审计，不能撤回。',
  'firstRun.confirmed': '{by} 于 {at} 确认',
  'firstRun.done': '已完成 {n} 项',
  'firstRun.optional': '不影响提交管局',
  'firstRun.mail': '您的邮箱',
  'firstRun.sms': '您的手机号码',
  'firstRun.send': '发送{item}',
  'firstRun.waits': '{at} 已请求，等待后台进程发送',
  'firstRun.answered': '{at}：{said}',
} as const satisfies Record<string, string>;
